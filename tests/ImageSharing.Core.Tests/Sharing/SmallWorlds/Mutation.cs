using System;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>
/// A rule broken on purpose: what the decision hears is changed, or something that it knows is forgotten.
/// </summary>
internal sealed record Mutation(
    string Rule,
    Func<ShareEvent, ShareEvent>? Hear = null,
    Action<ShareState>? Forget = null,
    Func<ExchangeEvent, ExchangeEvent>? HearExchange = null)
{
    public static Mutation[] All { get; } =
    [
        new("every list decides, however young the writes", Hear: BelieveEveryList),
        new("a refusal of several decides for each of them", Forget: state => Drop(state, AccountFacts.MaybeApplied)),
        new("a lost request was not applied", Forget: state => Drop(state, AccountFacts.InDoubt)),
        new("already shared means that others shared it", Forget: state => Drop(state, AccountFacts.Sent)),
        new("what no list shows needs no CANCEL", Forget: LeaveUnlisted),
        new("a CANCEL refused alone means that the share stays", Forget: FailRefusedCancels),
        new("what the service says of a share needs no list", Forget: BelieveTheCode),
        new("a grant that fails lets the others lose their shares", HearExchange: TakeFailuresForGrants),
        new("no room needs no rounds", HearExchange: TakeNoRoomForGrants),
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

    private static ExchangeEvent TakeFailuresForGrants(ExchangeEvent what)
        => Replace(what, mark => mark is GrantMark.Failed or GrantMark.Doubtful ? GrantMark.Granted : mark);

    private static ExchangeEvent TakeNoRoomForGrants(ExchangeEvent what)
        => Replace(what, mark => mark == GrantMark.NoRoom ? GrantMark.Granted : mark);

    private static ExchangeEvent Replace(ExchangeEvent what, Func<GrantMark, GrantMark> change)
        => what.Kind == ExchangeEventKind.Granted
            ? ExchangeEvent.Granted(what.Grants.ToArray().Select(change).ToArray())
            : what;

    private static void BelieveTheCode(ShareState state)
    {
        for (var account = 0; account < state.Facts.Length; account++)
            if (state.Status[account] == AccountStatus.None && state.Has(account, AccountFacts.SaidSharedBefore))
                state.Status[account] = AccountStatus.AlreadyShared;
    }

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
