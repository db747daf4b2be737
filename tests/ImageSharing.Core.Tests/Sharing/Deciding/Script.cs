using System;
using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Plays one decision, step by step: each step says what is expected next, and how the service responds.</summary>
internal sealed class Script
{
    private const ListFacts Decides = ListFacts.PresenceDecides | ListFacts.AbsenceDecides;

    private readonly ShareCase _case;
    private ShareEffect _effect;
    private int _refusals;

    public Script(ShareCase @case)
    {
        _case = @case;
        (State, _effect) = ShareDecision.Begin(@case);
    }

    public ShareState State { get; private set; }

    public static Script Grant(int accounts) => new(new ShareCase(ShareOperation.Grant, accounts));

    public static ShareCase Of(
        int accounts, int batchSize = 500, bool allowPartial = false, int quota = 500, int retries = 5) => new(
        ShareOperation.Grant, accounts)
    {
        BatchSize = batchSize, AllowPartial = allowPartial, Quota = quota, MaximumRetryCount = retries,
    };

    public static Script Revoke(int accounts) => new(new ShareCase(ShareOperation.Revoke, accounts));

    /// <summary>A list is read. It decides about every account, and shows these.</summary>
    public Script Lists(params int[] shown) => Lists(shown, shown.Length);

    /// <summary>A list is read that has shares of other accounts too.</summary>
    public Script Lists(int[] shown, int count, bool countDecides = true)
        => Reads(ShareEvent.Listed(Facts(shown, Decides), count, countDecides));

    /// <summary>A list is read that is too young to decide about any account.</summary>
    public Script ListsTooEarly(params int[] shown)
        => Reads(ShareEvent.Listed(Facts(shown, ListFacts.None), shown.Length, countDecides: false));

    /// <summary>A list is read that decides only where it shows an account, or only where it does not.</summary>
    public Script ListsInPart(ListFacts decides, params int[] shown)
        => Reads(ShareEvent.Listed(Facts(shown, decides), shown.Length, countDecides: true));

    public Script CannotList(bool forGood = false) => Reads(ShareEvent.NotListed(forGood));

    public Script Acknowledges(params int[] batch) => Sends(batch, ShareEvent.Acknowledged);

    public Script Loses(params int[] batch) => Sends(batch, ShareEvent.Lost);

    /// <summary>A request is refused by a code that names no account. The code is the number of its handling.</summary>
    public Script Refuses(ErrorHandling handling, params int[] batch) => Refuses(handling, batch, named: []);

    public Script Refuses(ErrorHandling handling, int[] batch, int[] named, int? code = null)
        => Sends(batch, ShareEvent.Refused(handling, code ?? (int)handling, _refusals++, named));

    public Script Waits(WaitReason reason) => Waits(reason, ShareEvent.Waited);

    public Script WaitsInVain(WaitReason reason) => Waits(reason, ShareEvent.TimeUp);

    public Script IsHalted() => Take(ShareEvent.Halted);

    public Script Ends(params AccountStatus[] statuses)
    {
        Assert.Equal("Done", _effect.ToString());
        Assert.Equal(Step.Done, State.Step);
        Assert.Equal(statuses, State.Status);
        return this;
    }

    /// <summary>The number of the refusal that each account rests on, counted from one; 0 for none.</summary>
    public Script RestsOn(params int[] refusals)
    {
        Assert.Equal(refusals, State.Refusals.Select(refusal => refusal == ShareCase.QuotaCheck ? refusal : refusal + 1));
        return this;
    }

    public Script Has(AccountFacts fact, params int[] accounts)
    {
        Assert.Equal(accounts, Enumerable.Range(0, _case.Accounts).Where(account => State.Has(account, fact)));
        return this;
    }

    public static int[] Range(int first, int count) => [.. Enumerable.Range(first, count)];

    private Script Reads(in ShareEvent what)
    {
        Assert.Equal("Read", _effect.ToString());
        return Take(what);
    }

    private Script Waits(WaitReason reason, in ShareEvent what)
    {
        Assert.Equal($"Wait({reason})", _effect.ToString());
        return Take(what);
    }

    private Script Sends(int[] batch, in ShareEvent what)
    {
        Assert.Equal("Write", _effect.ToString());
        Assert.Equal(batch, State.Batch);
        return Take(what);
    }

    private Script Take(in ShareEvent what)
    {
        (State, _effect) = ShareDecision.Next(_case, State, what);
        return this;
    }

    private ListFacts[] Facts(int[] shown, ListFacts decides)
    {
        var facts = new ListFacts[_case.Accounts];
        for (var account = 0; account < facts.Length; account++)
            facts[account] = decides | (Array.IndexOf(shown, account) >= 0 ? ListFacts.Present : ListFacts.None);

        return facts;
    }
}
