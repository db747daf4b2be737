using System;
using System.Linq;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>
/// A rule broken on purpose: what the decision hears is changed, or something that it knows is forgotten.
/// </summary>
internal sealed record Mutation(
    string Rule, Func<ShareEvent, ShareEvent>? Hear = null, Action<ShareState>? Forget = null)
{
    public static Mutation[] All { get; } =
    [
        new("every list decides, however young the writes", Hear: BelieveEveryList),
        new("a refusal of several decides for each of them", Forget: state => Drop(state, AccountFacts.MaybeApplied)),
        new("a lost request was not applied", Forget: state => Drop(state, AccountFacts.InDoubt)),
        new("already shared means that others shared it", Forget: state => Drop(state, AccountFacts.Sent)),
        new("what no list shows needs no CANCEL", Forget: LeaveUnlisted),
        new("a CANCEL refused alone means that the share stays", Forget: FailRefusedCancels),
    ];

    private static void Drop(ShareState state, AccountFacts fact)
    {
        for (var account = 0; account < state.Facts.Length; account++) state.Facts[account] &= ~fact;
    }

    private static ShareEvent BelieveEveryList(ShareEvent what)
        => what.Kind != EventKind.Listed ? what : ShareEvent.Listed(
            what.List.ToArray().Select(facts => facts | ListFacts.PresenceDecides | ListFacts.AbsenceDecides).ToArray(),
            what.Count,
            countDecides: true);

    private static void LeaveUnlisted(ShareState state)
    {
        for (var account = 0; account < state.Facts.Length; account++)
            if (state.Has(account, AccountFacts.Unlisted)) state.Status[account] = AccountStatus.NotShared;
    }

    private static void FailRefusedCancels(ShareState state)
    {
        for (var account = 0; account < state.Facts.Length; account++)
            if (state.Has(account, AccountFacts.WantsList)) state.Status[account] = AccountStatus.Failed;
    }
}
