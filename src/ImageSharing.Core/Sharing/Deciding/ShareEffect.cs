namespace ImageSharing.Core.Sharing.Deciding;

internal enum EffectKind : byte
{
    /// <summary>Read the list of the image's shares.</summary>
    Read,

    /// <summary>Send one request with the accounts of the state's batch.</summary>
    Write,

    /// <summary>Wait, for the reason given.</summary>
    Wait,

    /// <summary>Every account has its status.</summary>
    Done,
}

internal enum WaitReason : byte
{
    None,

    /// <summary>Before the list is read after a lost request.</summary>
    Retry,

    /// <summary>The image or the service is busy.</summary>
    Busy,

    /// <summary>Too many requests.</summary>
    Rate,

    /// <summary>Until a list decides about the writes of this process.</summary>
    Lag,
}

/// <summary>What to do next.</summary>
internal readonly struct ShareEffect(EffectKind kind, WaitReason reason = WaitReason.None)
{
    public EffectKind Kind { get; } = kind;

    public WaitReason Reason { get; } = reason;

    public override string ToString() => Kind == EffectKind.Wait ? $"Wait({Reason})" : Kind.ToString();
}
