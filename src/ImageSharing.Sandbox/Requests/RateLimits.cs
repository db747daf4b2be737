using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>The rate limit of the service: so many arrivals in any one second, per action, endpoint and key.</summary>
internal sealed class RateLimits(SandboxClock clock, SandboxOptions options)
{
    private readonly Dictionary<(string Action, string Host, string Key), SlidingWindow> _windows = [];

    /// <summary>Counts an arrival. A refusal where there were too many, or where one is asked for.</summary>
    internal Refusal? Arrive(RequestRecord record, Fault fault)
    {
        var limit = LimitOf(record.Action);
        if (limit is null && !fault.IsRateRefusal)
            return null;
        var key = (record.Action, record.Host, record.KeyId ?? "");
        if (!_windows.TryGetValue(key, out var window))
            _windows.Add(key, window = new SlidingWindow(clock.Frequency));
        var times = window.CountAt(record.ArrivedTimestamp) + 1;
        var isRefused = fault.IsRateRefusal || times > limit;
        if (!isRefused || (fault.CountsAgainstRate ?? options.RefusalsCountAgainstRate))
            window.Add(record.ArrivedTimestamp);
        if (!isRefused)
            return null;
        var stated = limit ?? 10;
        return new Refusal(
            "RequestLimitExceeded",
            UsualMessages.RateExceeded(int.Max(times, stated + 1), stated, record.Language));
    }

    private int? LimitOf(string action) => action switch
    {
        SandboxActions.ModifyImageSharePermission or SandboxActions.DescribeImageSharePermission
            => options.RequestsPerSecond,
        SandboxActions.DescribeImages => options.DescribeImagesPerSecond,
        _ => null,
    };
}
