using System;
using System.Management.Automation;
using System.Threading;
using ImageSharing.Loading;

namespace ImageSharing.Commands;

/// <summary>
/// A cmdlet that stops when the pipeline does: stopping only cancels, and what is under way notices.
/// </summary>
public abstract class CancellableCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    private protected CancellableCommand()
    {
    }

    private protected CancellationToken Stop => _stop.Token;

    /// <summary>Cancels running work. The engine calls it whenever the pipeline ends.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Close();
    }

    /// <inheritdoc />
    protected sealed override void BeginProcessing() => Run(() =>
    {
        SupportedRuntime.Check();
        CheckParameters();
        Begin();
    });

    /// <inheritdoc />
    protected sealed override void ProcessRecord() => Run(Take);

    /// <inheritdoc />
    protected sealed override void EndProcessing() => Run(End);

    /// <inheritdoc />
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Ends the command where a parameter of the command line cannot be meant.</summary>
    private protected virtual void CheckParameters()
    {
    }

    /// <summary>Before any input.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Once for each item of the pipeline; once without a pipeline.</summary>
    private protected virtual void Take()
    {
    }

    /// <summary>After the input has ended.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>Gives up what is open between records; may be called more than once.</summary>
    private protected virtual void Close()
    {
    }

    private void Run(Action step)
    {
        try
        {
            step();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch
        {
            // A later command has enough input, or failed: the engine does not repeat that before the pipeline ends.
            Close();
            throw;
        }
    }
}
