using System;
using System.Globalization;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>What a list said about the room of an image's quota.</summary>
/// <param name="ReadUtc">When the list was read.</param>
/// <param name="Shares">The shares that it has.</param>
/// <param name="Asked">The accounts asked for that it does not have.</param>
internal readonly record struct QuotaCheck(DateTime ReadUtc, int Shares, int Asked)
{
    /// <summary>The refusal where the room is too small.</summary>
    public Problem ToProblem()
    {
        var room = Math.Max(0, ServiceLimits.SharesOfImage - Shares);
        return new Problem(
            AccountOutcome.NoRoom,
            string.Format(
                CultureInfo.InvariantCulture,
                "The module refused before any request: the list read at {0:yyyy-MM-ddTHH:mm:ssZ} has {1} of {2} "
                + "shares, which leaves room for {3}, and {4} more accounts are asked for: {5} too many.",
                ReadUtc,
                Shares,
                ServiceLimits.SharesOfImage,
                room,
                Asked,
                Asked - room),
            isOfModule: true);
    }
}
