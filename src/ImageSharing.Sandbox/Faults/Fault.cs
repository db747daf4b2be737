using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ImageSharing.Sandbox;

/// <summary>When another writer changes the shares, as seen from a request.</summary>
public enum WriterMoment
{
    /// <summary>When the request has arrived, before anything of it is applied.</summary>
    Before,

    /// <summary>When half of its accounts were gone through.</summary>
    Between,

    /// <summary>When it was applied, before its response.</summary>
    After,
}

/// <summary>Where a connection is lost.</summary>
internal enum Loss
{
    None,
    BeforeBody,
    BeforeWrite,
    AfterWrite,
}

/// <summary>When something that is put off happens: at a trigger, or after a time.</summary>
internal sealed record Postponement(TimeSpan Delay, SandboxTrigger? Trigger);

internal sealed record OtherWriter(WriterMoment Moment, Action<SandboxServer> Write);

/// <summary>
/// What goes wrong with a request. Made by the factories here; two of them are worked together by <see cref="And"/>.
/// </summary>
public sealed partial record Fault
{
    private Fault(string name) => Name = name;

    internal static Fault None { get; } = new("");

    /// <summary>What the log calls it.</summary>
    public string Name { get; private init; }

    internal Loss Loss { get; private init; }

    internal bool? IsApplied { get; private init; }

    internal Func<IReadOnlyList<string>, IEnumerable<string>>? Part { get; private init; }

    internal Postponement? Later { get; private init; }

    internal Postponement? Again { get; private init; }

    internal Refusal? Refusal { get; private init; }

    internal bool IsRateRefusal { get; private init; }

    internal bool? CountsAgainstRate { get; private init; }

    internal TimeSpan? StaleBy { get; private init; }

    internal SandboxTrigger? HeldRequest { get; private init; }

    internal SandboxTrigger? HeldResponse { get; private init; }

    internal ResponseShape? Shape { get; private init; }

    internal ImmutableArray<OtherWriter> Writers { get; private init; } = [];

    internal ImmutableArray<KeyValuePair<string, string>> Headers { get; private init; } = [];

    /// <summary>Both faults; where they contradict each other, the other one.</summary>
    public Fault And(Fault other) => this == None ? other : new Fault($"{Name}, {other.Name}")
    {
        Loss = other.Loss == Loss.None ? Loss : other.Loss,
        IsApplied = other.IsApplied ?? IsApplied,
        Part = other.Part ?? Part,
        Later = other.Later ?? Later,
        Again = other.Again ?? Again,
        Refusal = other.Refusal ?? Refusal,
        IsRateRefusal = IsRateRefusal || other.IsRateRefusal,
        CountsAgainstRate = other.CountsAgainstRate ?? CountsAgainstRate,
        StaleBy = other.StaleBy ?? StaleBy,
        HeldRequest = other.HeldRequest ?? HeldRequest,
        HeldResponse = other.HeldResponse ?? HeldResponse,
        Shape = other.Shape ?? Shape,
        Writers = [.. Writers, .. other.Writers],
        Headers = [.. Headers, .. other.Headers],
    };

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The connection is dropped before the body is read; the request counts for nothing.</summary>
    public static Fault DropBeforeBody() => new(nameof(DropBeforeBody)) { Loss = Loss.BeforeBody };

    /// <summary>The connection is dropped when the request was read; nothing of it is applied.</summary>
    public static Fault DropBeforeWrite() => new(nameof(DropBeforeWrite)) { Loss = Loss.BeforeWrite };

    /// <summary>The request is handled in full, and the connection dropped instead of a response.</summary>
    public static Fault DropAfterWrite() => new(nameof(DropAfterWrite)) { Loss = Loss.AfterWrite };

    /// <summary>
    /// The connection is dropped, and the write applied after the delay: checked and applied as a request that
    /// arrives then, so not if its signature has expired by then: a lost request is applied in five minutes or never.
    /// </summary>
    public static Fault ApplyLater(TimeSpan delay)
        => new(nameof(ApplyLater)) { Later = new Postponement(delay, null), Loss = Loss.AfterWrite };

    /// <summary>The same, applied when the trigger is pulled.</summary>
    public static Fault ApplyLater(SandboxTrigger trigger)
        => new(nameof(ApplyLater)) { Later = new Postponement(default, trigger), Loss = Loss.AfterWrite };

    /// <summary>
    /// The write is handled and answered, and applied a second time after the delay, as <see
    /// cref="ApplyLater(TimeSpan)"/> does.
    /// </summary>
    public static Fault DeliverTwice(TimeSpan delay)
        => new(nameof(DeliverTwice)) { Again = new Postponement(delay, null) };

    /// <summary>The same, the second time when the trigger is pulled.</summary>
    public static Fault DeliverTwice(SandboxTrigger trigger)
        => new(nameof(DeliverTwice)) { Again = new Postponement(default, trigger) };

    /// <summary>Refused under the code; nothing is applied.</summary>
    public static Fault Refuse(string code, string? message = null)
        => new($"Refuse {code}") { Refusal = new Refusal(code, message), IsApplied = false };

    /// <summary>Refused under the code after the first accounts, so many of them, were applied.</summary>
    public static Fault RefuseAfter(string code, int accounts, string? message = null)
        => RefuseAfter(code, all => all.Take(accounts), message);

    /// <summary>
    /// Refused under the code after some of the accounts, picked from all of the request, were applied.
    /// </summary>
    public static Fault RefuseAfter(
        string code,
        Func<IReadOnlyList<string>, IEnumerable<string>> applied,
        string? message = null)
        => new($"RefuseAfter {code}") { Refusal = new Refusal(code, message), Part = applied };

    /// <summary>OverQuota after the first accounts, so many of them, were applied.</summary>
    public static Fault OverQuotaAfter(int accounts) => RefuseAfter("OverQuota", accounts);

    /// <summary>InternalError; the write was applied, or it was not.</summary>
    public static Fault InternalError(bool applied)
        => new(nameof(InternalError)) { Refusal = new Refusal("InternalError"), IsApplied = applied };

    /// <summary>InvalidParameterValue.InvalidImageState: the image has another task.</summary>
    public static Fault ImageBusy() => Refuse("InvalidParameterValue.InvalidImageState");

    /// <summary>RequestLimitExceeded, as if the rate were exceeded.</summary>
    /// <param name="counts">Whether the request counts against the rate; null leaves it to the options.</param>
    public static Fault RateRefusal(bool? counts = null)
        => new(nameof(RateRefusal)) { IsRateRefusal = true, CountsAgainstRate = counts };

    /// <summary>
    /// Another writer acts. The callback runs under the lock of the server: it must be quick, and wait for nothing.
    /// </summary>
    public static Fault AnotherWriter(WriterMoment moment, Action<SandboxServer> write)
        => new($"AnotherWriter {moment}") { Writers = [new OtherWriter(moment, write)] };

    /// <summary>A read of the shares shows them as they were that long ago.</summary>
    public static Fault StaleRead(TimeSpan age) => new(nameof(StaleRead)) { StaleBy = age };

    /// <summary>The request does not arrive until the trigger is pulled.</summary>
    public static Fault HoldRequest(SandboxTrigger trigger) => new(nameof(HoldRequest)) { HeldRequest = trigger };

    /// <summary>The request is handled, and its response held back until the trigger is pulled.</summary>
    public static Fault HoldResponse(SandboxTrigger trigger) => new(nameof(HoldResponse)) { HeldResponse = trigger };

    /// <summary>The request is handled and never answered; the connection stays open.</summary>
    public static Fault NeverRespond() => new(nameof(NeverRespond)) { HeldResponse = new SandboxTrigger() };

    /// <summary>The response carries a header, in place of its own of that name.</summary>
    public static Fault Header(string name, string value) => new($"Header {name}") { Headers = [new(name, value)] };

    /// <summary>The response's Date is another time.</summary>
    public static Fault ForgedDate(DateTimeOffset date) => Header("Date", date.ToString("r"));
}
