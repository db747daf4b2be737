namespace ImageSharing.Core.Contract;

/// <summary>On which stream a notice goes.</summary>
public enum NoticeKind
{
    /// <summary>Always shown.</summary>
    Warning,

    /// <summary>With -Verbose.</summary>
    Verbose,

    /// <summary>With -Debug.</summary>
    Debug,
}

/// <summary>A line for one of the streams.</summary>
public sealed class Notice : RunEvent
{
    internal Notice(NoticeKind kind, Message text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>The stream.</summary>
    public NoticeKind Kind { get; }

    /// <summary>The line, with no secret in it.</summary>
    public Message Text { get; }
}
