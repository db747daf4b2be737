using System;
using System.Collections.Generic;
using ImageSharing.Core.Sharing;

namespace ImageSharing.Core;

/// <summary>Keeps what is to be said until somebody listens, then passes it on.</summary>
internal sealed class NoticeBoard
{
    private const int MostKept = 100;
    private readonly Queue<Notice> kept = new();
    private Action<Notice>? sink;

    /// <summary>False where a notice would go nowhere, so that it need not be put into words.</summary>
    public bool IsHeard
    {
        get
        {
            lock (kept) return sink is not null || kept.Count < MostKept;
        }
    }

    public void Warn(string text) => Say(NoticeKind.Warning, text);

    public void Say(NoticeKind kind, string text)
    {
        Notice notice = new(kind, text);
        Action<Notice>? listener;
        lock (kept)
        {
            listener = sink;
            if (listener is null && (kept.Count < MostKept || kind == NoticeKind.Warning)) kept.Enqueue(notice);
        }

        listener?.Invoke(notice);
    }

    public void ListenTo(Action<Notice>? listener)
    {
        lock (kept)
        {
            sink = listener;
            if (listener is null) return;

            while (kept.Count > 0) listener(kept.Dequeue());
        }
    }
}
