using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Core.Contract;

/// <summary>Keeps notices until a listener is set, then passes them on.</summary>
internal sealed class Notifications
{
    private const int MostKept = 100;
    private readonly Queue<Notice> _kept = new();
    private Action<Notice>? _sink;

    /// <summary>False if there is no listener, so that no notice needs to be made.</summary>
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

    /// <summary>Removes and returns the notices that were not passed on yet, in order.</summary>
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

/// <summary>The stream that a notice is written to.</summary>
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
