using System.Linq;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Sharing.Deciding;

namespace ImageSharing.Core.Tests.Sharing.SmallWorlds;

/// <summary>A decision that is explored, at one of its steps. Accounts are those of the service.</summary>
internal abstract class Subject
{
    public abstract ShareEffect Effect { get; }

    /// <summary>The accounts of the write that is out.</summary>
    public abstract int Batch { get; }

    public abstract Subject Next(in ShareEvent what, Mutation? mutation);

    public abstract void AddTo(ref StateKey key);

    public abstract AccountStatus StatusOf(int account);

    public abstract bool? WasShared(int account);

    /// <summary>The service or the module refused the account because the image has no room.</summary>
    public abstract bool LacksRoom(int account);

    /// <summary>Its status rests on a code alone.</summary>
    public abstract bool IsUnconfirmed(int account);

    /// <summary>It failed although nothing was asked about it.</summary>
    public virtual bool IsKept(int account) => false;

    public static Subject Begin(SmallService service)
        => service.IsExchange ? ExchangeSubject.BeginExchange(service) : SingleSubject.Begin(service.Case);

    protected static int Mask(int[] accounts)
    {
        var mask = 0;
        foreach (var account in accounts) mask |= 1 << account;
        return mask;
    }
}

/// <summary>Grants or revocations of one image.</summary>
internal sealed class SingleSubject : Subject
{
    private readonly ShareCase _case;
    private readonly ShareState _state;

    private SingleSubject(ShareCase @case, ShareState state, ShareEffect effect)
    {
        _case = @case;
        _state = state;
        Effect = effect;
    }

    public override ShareEffect Effect { get; }

    public override int Batch => Mask(_state.Batch);

    public ShareState State => _state;

    public static SingleSubject Begin(ShareCase @case)
    {
        var (state, effect) = ShareDecision.Begin(@case);
        return new SingleSubject(@case, state, effect);
    }

    public override Subject Next(in ShareEvent what, Mutation? mutation)
    {
        var (next, effect) = ShareDecision.Next(_case, _state, mutation?.Hear?.Invoke(what) ?? what);
        mutation?.Forget?.Invoke(next);
        return new SingleSubject(_case, next, effect);
    }

    public override void AddTo(ref StateKey key)
    {
        key.Add(_state);
        key.Add((int)Effect.Kind | (int)Effect.Reason << 8);
    }

    public override AccountStatus StatusOf(int account) => _state.Status[account];

    public override bool? WasShared(int account) => _state.WasShared(account);

    public override bool IsUnconfirmed(int account) => _state.Has(account, AccountFacts.Unconfirmed);

    public override bool LacksRoom(int account)
        => _state.Status[account] == AccountStatus.Failed
            && _state.Refusals[account] is ShareCase.QuotaCheck or (short)ErrorHandling.Quota;

    /// <summary>The image as a whole is refused, and not because it has no room.</summary>
    public bool IsImageRefused => Enumerable.Range(0, _case.Accounts).Any(
        account => _state.Status[account] == AccountStatus.Failed && _state.Has(account, AccountFacts.OfImage)
            && !LacksRoom(account));
}
