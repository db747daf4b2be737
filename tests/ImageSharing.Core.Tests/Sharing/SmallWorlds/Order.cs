using System;
using System.Numerics;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>Holds each CANCEL of an exchange against what was granted before it.</summary>
internal static class Order
{
    /// <summary>Why the CANCEL must not be sent; null where it may.</summary>
    public static string? FindBroken(SmallService service, in World world, Subject subject, int batch)
    {
        if (service.IsGrantOf(batch)) return null;
        if ((batch & service.KeptByOthers) != 0) return "an account is revoked that another image keeps";

        var unconfirmed = service.Granting & ~world.Confirmed;
        if (unconfirmed == 0) return null;

        var hasRoom = Count(world.FirstList | service.Granting) <= service.AssumedQuota && !world.SaidNoRoom;
        if (service.AllowPartial)
            return hasRoom && (unconfirmed & ~world.Requested) != 0
                ? "it is revoked before every grant was tried"
                : null;

        for (var account = 0; account < service.Grants; account++)
            if (subject.StatusOf(account) == AccountStatus.Unknown
                || (subject.StatusOf(account) == AccountStatus.Failed && !subject.LacksRoom(account)))
                return $"it is revoked although the grant of {account} failed";

        if (hasRoom) return "it is revoked before every grant was acknowledged or listed";

        var placed = Count(world.Confirmed & ~world.FirstList);
        return Count(Lost(service, world, subject, batch)) > placed + Math.Max(1, placed)
            ? "more is revoked than was granted so far"
            : null;
    }

    private static int Lost(SmallService service, in World world, Subject subject, int batch)
    {
        var lost = world.Cancelled | batch;
        for (var account = service.Grants; account < service.Accounts; account++)
            if (subject.StatusOf(account) == AccountStatus.Failed) lost &= ~(1 << account);

        return lost;
    }

    private static int Count(int mask) => BitOperations.PopCount((uint)mask);
}
