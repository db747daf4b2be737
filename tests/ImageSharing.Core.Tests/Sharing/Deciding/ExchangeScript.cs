using System.Linq;
using ImageSharing.Core.Sharing.Deciding;
using Xunit;

namespace ImageSharing.Core.Tests.Sharing.Deciding;

/// <summary>Plays one exchange, step by step: each step names the effect that is expected next, and its result.</summary>
internal sealed class ExchangeScript
{
    private readonly ExchangeCase _case;
    private ExchangeEffectKind _effect;

    public ExchangeScript(ExchangeCase @case, int count, bool[]? hasShare = null, bool[]? isListed = null)
    {
        _case = @case;
        (State, _effect) = ExchangeDecision.Begin(
            @case, hasShare ?? new bool[@case.Grants],
            isListed ?? [.. Enumerable.Repeat(true, @case.Revocations)], count);
    }

    public ExchangeState State { get; private set; }

    public ExchangeScript Grants(int[] batch, params GrantMark[] marks)
        => Take(ExchangeEffectKind.Grant, batch, ExchangeEvent.Granted(marks));

    public ExchangeScript GrantsWhatFits(int[] batch, params GrantMark[] marks)
        => Take(ExchangeEffectKind.GrantWhatFits, batch, ExchangeEvent.Granted(marks));

    public ExchangeScript Revokes(int[] batch, params RevokeMark[] marks)
        => Take(ExchangeEffectKind.Revoke, batch, ExchangeEvent.Revoked(marks));

    public ExchangeScript AsksOthers(bool[] kept)
        => Take(ExchangeEffectKind.AskOthers, [], ExchangeEvent.Answered(kept));

    public ExchangeScript Take(ExchangeEffectKind effect, int[] batch, in ExchangeEvent what)
    {
        Assert.Equal(effect, _effect);
        Assert.Equal(batch, State.Batch);
        (State, _effect) = ExchangeDecision.Next(_case, State, what);
        return this;
    }

    public void Ends(ExchangeEnd end = ExchangeEnd.None)
    {
        Assert.Equal(ExchangeEffectKind.Done, _effect);
        Assert.Equal(end, State.End);
    }
}
