using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Checks;
using ImageSharing.Core.Sharing.Context;
using ImageSharing.Core.Sharing.History;
using ImageSharing.Core.Sharing.Running;

namespace ImageSharing.Core.Sharing;

/// <summary>
/// Grants or revokes for many images. The work goes on in the background; one thread takes the events, in order.
/// </summary>
internal sealed class ShareRun : IDisposable
{
    /// <summary>Images under way at once, those that only wait included.</summary>
    private const int MostImages = 256;

    private static readonly TimeSpan BetweenProgress = TimeSpan.FromMilliseconds(500);
    private readonly IReadOnlyList<ImageTarget> _targets;
    private readonly CvmConnection _connection;
    private readonly RunContext _context;
    private readonly ReportQueue _queue = new();
    private readonly SemaphoreSlim _slots = new(MostImages);
    private readonly RunProgress _progress;
    private readonly List<ImageReport> _reportsAfterFailure = [];
    private readonly ImageChecks _checks;
    private readonly SetChecks? _setChecks;
    private long _shown;

    /// <summary>Starts the work.</summary>
    internal ShareRun(
        CvmConnection connection, SharingMemory memory, ShareSettings settings, IReadOnlyList<ImageTarget> targets)
    {
        _targets = targets;
        _connection = connection;
        _context = new RunContext(connection, memory, settings, _queue);
        _progress = new RunProgress(
            _context.Time, targets.Sum(target => target.AccountIds.Count + target.RevokedAccountIds.Count));
        _checks = new ImageChecks(_context, targets);
        if (SetChecks.AreNeeded(targets)) _setChecks = new SetChecks(_context, _checks, targets);
        _shown = _context.Time.GetTimestamp();
        connection.Notices.ListenTo(_queue.Add);
        _ = Task.Run(WorkAsync);
    }

    /// <summary>Waits for the next event. Null: the run is over and every event was taken.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunEvent? Next(CancellationToken cancellationToken)
    {
        if (_context.Time.GetElapsedTime(_shown) >= BetweenProgress) return Progress();

        return _queue.Dequeue(BetweenProgress, cancellationToken, out var isOver) ?? (isOver ? null : Progress());
    }

    /// <summary>Where the run stands now; may be called from any thread, also after Dispose.</summary>
    public RunTally Tally() => new(_context.Counters.Applied, _context.Counters.InDoubt);

    /// <summary>
    /// Starts no further request and abandons those in flight. May be called from any thread, more than once.
    /// </summary>
    public void Cancel() => _context.Cancel();

    /// <summary>As <see cref="Cancel"/>; returns at once.</summary>
    public void Dispose() => _context.Cancel();

    private ProgressReport Progress()
    {
        _shown = _context.Time.GetTimestamp();
        return _progress.Report(_context.Counters, _context.Waits.Phrase);
    }

    private async Task WorkAsync()
    {
        var works = new List<Task>();
        Exception? fault = null;
        try
        {
            await BeginAllAsync(works).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Halted or cancelled: no further image is begun, those begun come to their end.
        }

        try
        {
            await Task.WhenAll(works).ConfigureAwait(false);
            if (_context.Failure is { } failure) End(failure);
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        _connection.Notices.ListenTo(null);
        _queue.Complete(fault);
    }

    private async Task BeginAllAsync(List<Task> works)
    {
        for (var index = 0; index < _targets.Count && !_context.Halted.IsCancellationRequested; index++)
        {
            await _slots.WaitAsync(_context.Halted).ConfigureAwait(false);
            await _queue.WaitForRoomAsync(index, _context.Halted).ConfigureAwait(false);
            works.RemoveAll(work => work.Status == TaskStatus.RanToCompletion);
            works.Add(WorkOnAsync(index));
        }
    }

    /// <summary>
    /// Images whose work ended after the run had failed are reported only where anything was written or reported.
    /// </summary>
    private void End(Problem failure)
    {
        var isBeforeFirstWrite = !_context.HasWritten && !_queue.HasReports;
        if (!isBeforeFirstWrite) _reportsAfterFailure.ForEach(_queue.Add);
        _queue.Add(new RunFailed(failure, isBeforeFirstWrite));
    }

    private async Task WorkOnAsync(int index)
    {
        try
        {
            var target = _targets[index];
            var check = _setChecks is null ? _checks.Begin(target) : _setChecks.Of(index);
            using var image = new ImageContext(_context, target, index);
            var report = await new ImageRun(image, check, _setChecks).RunAsync().ConfigureAwait(false);
            if (_context.Failure is null) _queue.Add(report);
            else lock (_reportsAfterFailure) _reportsAfterFailure.Add(report);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch
        {
            _context.Cancel();
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }
}
