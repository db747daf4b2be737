using System;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>What a list said about the room of an image's quota.</summary>
/// <param name="ReadUtc">When the list was read.</param>
/// <param name="Shares">The shares that it has.</param>
/// <param name="Asked">The accounts asked for that it does not have.</param>
internal sealed record QuotaCheck(DateTime ReadUtc, int Shares, int Asked)
{
    /// <summary>The refusal where the room is too small.</summary>
    public Problem ToProblem()
    {
        var room = Math.Max(0, ServiceLimits.SharesOfImage - Shares);
        return NoRoom("Quota.NoRoom", ReadUtc, Shares, ServiceLimits.SharesOfImage, room, Asked, Asked - room);
    }

    /// <summary>The refusal of an exchange whose accounts do not fit even after all revocations.</summary>
    public static Problem OfExchange(int shares, int going, int coming)
    {
        var excess = shares - going + coming - ServiceLimits.SharesOfImage;
        return NoRoom("Quota.NoRoomAfterRevoking", shares, ServiceLimits.SharesOfImage, going, coming, excess);
    }

    private static Problem NoRoom(string key, params object?[] values)
        => new(AccountOutcome.NoRoom, new Message(key, values), isOfModule: true);
}
