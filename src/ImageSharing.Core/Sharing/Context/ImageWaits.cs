using System;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>The waits of one image, and their time limits.</summary>
internal sealed class ImageWaits(ImageContext image)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRateWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBusyPause = TimeSpan.FromSeconds(5);
    private readonly RunContext _run = image.Run;
    private readonly Random _random = new();
    private long? _busySince;
    private long? _ratedSince;
    private int _busyPauses;
    private int _batchAccounts = -1;

    public async Task<ShareEvent> WaitAsync(WaitReason reason, ShareState state)
    {
        switch (reason)
        {
            case WaitReason.Retry:
                await _run.DelayAsync(RetryPause(state.Losses)).ConfigureAwait(false);
                return ShareEvent.Waited;
            case WaitReason.Lag:
                await image.WaitForListAsync().ConfigureAwait(false);
                return ShareEvent.Waited;
            case WaitReason.Busy:
                return await ForImageAsync(state).ConfigureAwait(false);
            default:
                return ForRate(state);
        }
    }

    private async Task<ShareEvent> ForImageAsync(ShareState state)
    {
        ForgetAfterProgress(state);
        _busySince ??= _run.Time.GetTimestamp();
        var left = TimeSpan.FromSeconds(_run.Settings.WaitTimeoutSeconds) - _run.Time.GetElapsedTime(_busySince.Value);
        if (left <= TimeSpan.Zero) return ShareEvent.TimeUp;

        await image.WaitAsync(BusyPause(left), new Message("Wait.ForOperation")).ConfigureAwait(false);
        return ShareEvent.Waited;
    }

    /// <summary>
    /// Waits for an image that will become NORMAL, with the same time limit as for a busy one.
    /// </summary>
    /// <returns>False if there is no more time.</returns>
    public async Task<bool> ForStateAsync(string state)
    {
        if (_batchAccounts < 0) _batchAccounts = 0;
        _busySince ??= _run.Time.GetTimestamp();
        var left = TimeSpan.FromSeconds(_run.Settings.WaitTimeoutSeconds) - _run.Time.GetElapsedTime(_busySince.Value);
        if (left <= TimeSpan.Zero) return false;

        await image.WaitAsync(BusyPause(left), new Message("Wait.ForState", state)).ConfigureAwait(false);
        return true;
    }

    private TimeSpan BusyPause(TimeSpan left)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(LongestBusyPause.TotalSeconds, Math.Pow(2, _busyPauses++)));
        return pause < left ? pause : left;
    }

    /// <summary>The rate limiter delays the next request. Only the time limit is counted here.</summary>
    private ShareEvent ForRate(ShareState state)
    {
        ForgetAfterProgress(state);
        _ratedSince ??= _run.Time.GetTimestamp();
        return _run.Time.GetElapsedTime(_ratedSince.Value) < LongestRateWait ? ShareEvent.Waited : ShareEvent.TimeUp;
    }

    /// <summary>Restarts the time limit after a request succeeded.</summary>
    public void ForgetAfterProgress(ShareState state)
    {
        var passed = state.Passed + state.Finds;
        if (passed == _batchAccounts) return;

        _batchAccounts = passed;
        _busySince = null;
        _ratedSince = null;
        _busyPauses = 0;
    }

    private TimeSpan RetryPause(int losses)
    {
        var full = Math.Min(LongestRetry.TotalMilliseconds, FirstRetry.TotalMilliseconds * Math.Pow(2, losses - 1));
        return TimeSpan.FromMilliseconds(full * (0.5 + (0.5 * _random.NextDouble())));
    }
}
