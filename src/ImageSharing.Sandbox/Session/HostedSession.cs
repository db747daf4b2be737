using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;

namespace ImageSharing.Sandbox.Session;

/// <summary>A PowerShell engine in this process with the module imported. It runs commands as a prompt does.</summary>
internal sealed class HostedSession : IDisposable
{
    private readonly SessionHost _host;
    private readonly SessionUI _ui;
    private readonly Runspace _runspace;
    private volatile PowerShell? _running;

    public HostedSession(Terminal terminal, CancellationToken over = default)
    {
        _ui = new SessionUI(terminal, over);
        _host = new SessionHost("ImageSharing.Sandbox", _ui);
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows()) state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.RemoteSigned;
        StopgapCommands.AddTo(state);
        state.ImportPSModule(Surroundings.Manifest);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
    }

    public SessionUI UI => _ui;

    /// <summary>What was given to exit; null where nothing was.</summary>
    public int? ExitCode => _host.ExitCode;

    /// <summary>The error that ended the last command; null where none did.</summary>
    public RuntimeException? Failure { get; private set; }

    /// <summary>Runs a command and shows its output and errors.</summary>
    /// <returns>False where an error ended it.</returns>
    public bool Run(string script, params string[] arguments)
    {
        using var pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript(script, useLocalScope: false);
        foreach (var argument in arguments) pipeline.AddArgument(argument);
        pipeline.Commands.AddCommand(new Command("Out-Default")
        {
            MergeUnclaimedPreviousCommandResults = PipelineResultTypes.Error | PipelineResultTypes.Output,
        });
        _running = pipeline;
        Failure = null;
        try
        {
            pipeline.Invoke(null, new PSInvocationSettings { AddToHistory = true });
            return true;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException exception)
        {
            _running = null;
            Failure = exception;
            Show(exception.ErrorRecord);
            return false;
        }
        finally
        {
            _running = null;
        }
    }

    /// <summary>The value of an expression, without showing it.</summary>
    public object? Value(string expression)
    {
        using var pipeline = PowerShell.Create(_runspace);
        var found = pipeline.AddScript(expression, useLocalScope: false).Invoke();
        return found.Count == 0 ? null : found[0]?.BaseObject;
    }

    /// <summary>Stops what runs, or gives up what is asked, as Ctrl+C does.</summary>
    public void Stop()
    {
        _ui.Interrupt();
        _running?.BeginStop(null, null);
    }

    public void Dispose() => _runspace.Dispose();

    private void Show(ErrorRecord record)
    {
        using var pipeline = PowerShell.Create(_runspace);
        pipeline.AddCommand("Out-Default").AddParameter("InputObject", record);
        _ui.InErrors(() => pipeline.Invoke());
    }
}
