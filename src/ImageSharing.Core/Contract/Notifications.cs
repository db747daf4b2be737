using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Core.Contract;

/// <summary>Keeps what is to be said until somebody listens, then passes it on.</summary>
internal sealed class Notifications
{
    private const int MostKept = 100;
    private readonly Queue<Notice> _kept = new();
    private Action<Notice>? _sink;

    /// <summary>False where a notice would go nowhere, so that it need not be put into words.</summary>
    public bool IsHeard
    {
        get
        {
            lock (_kept) return _sink is not null || _kept.Count < MostKept;
        }
    }

    public void Warn(Message text) => Say(NoticeKind.Warning, text);

    public void Say(NoticeKind kind, Message text)
    {
        Notice notice = new(kind, text);
        Action<Notice>? listener;
        lock (_kept)
        {
            listener = _sink;
            if (kind == NoticeKind.Warning && _kept.Any(kept => kept.Kind == kind && kept.Text.Equals(text))) return;
            if (listener is null && (_kept.Count < MostKept || kind == NoticeKind.Warning)) _kept.Enqueue(notice);
        }

        listener?.Invoke(notice);
    }

    /// <summary>Takes out what nobody has heard yet, in order.</summary>
    public IReadOnlyList<Notice> TakeKept()
    {
        lock (_kept)
        {
            Notice[] kept = [.. _kept];
            _kept.Clear();
            return kept;
        }
    }

    public void ListenTo(Action<Notice>? listener)
    {
        lock (_kept)
        {
            _sink = listener;
            if (listener is null) return;

            while (_kept.Count > 0) listener(_kept.Dequeue());
        }
    }
}

/// <summary>On which stream a notice goes.</summary>
internal enum NoticeKind
{
    /// <summary>Always shown.</summary>
    Warning,

    /// <summary>With -Verbose.</summary>
    Verbose,

    /// <summary>With -Debug.</summary>
    Debug,
}

/// <summary>A line for one of the streams.</summary>
internal sealed class Notice : RunEvent
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
