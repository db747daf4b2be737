using System;
using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>What the images of a run currently wait for.</summary>
internal sealed class RunWaits
{
    private readonly List<Wait> _waits = [];

    /// <summary>The longest current wait; null if nothing waits.</summary>
    public Message? Phrase
    {
        get
        {
            lock (_waits)
            {
                if (_waits.Count == 0) return null;

                var others = _waits.Count - 1;
                return others == 0 ? _waits[0].Text : new Message("Wait.AndOthers", _waits[0].Text, others);
            }
        }
    }

    /// <summary>Registers that an image waits, until the result is disposed.</summary>
    public IDisposable Begin(string imageId, Message reason)
    {
        var wait = new Wait(this, new Message("Wait.OfImage", imageId, reason));
        lock (_waits) _waits.Add(wait);
        return wait;
    }

    private sealed class Wait(RunWaits waits, Message text) : IDisposable
    {
        public Message Text => text;

        public void Dispose()
        {
            lock (waits._waits) waits._waits.Remove(this);
        }
    }
}
