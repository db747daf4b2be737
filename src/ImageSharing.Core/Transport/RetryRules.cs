using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Transport;

/// <summary>Which outcomes may become better by sending the request again, without anybody having to decide.</summary>
internal static class RetryRules
{
    /// <summary>
    /// True where a connection failed. For a read any lost reply is as good as none; for a write it is not.
    /// </summary>
    public static bool IsTransient(Attempt attempt, bool isRead)
        => !attempt.IsLasting
            && (attempt.Kind == AttemptKind.NotSent || (isRead && attempt.Kind == AttemptKind.Unknown));

    /// <summary>True where the service asks to wait. How a write waits is for the caller to decide.</summary>
    public static bool IsBusy(Attempt attempt, bool isRead)
        => isRead
            && attempt.Handling is ErrorHandling.SlowDown or ErrorHandling.TryLater;
}
