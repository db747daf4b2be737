using System;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>One image of a run, with the writes of this process on it.</summary>
internal sealed class ImageContext : IDisposable
{
    private readonly ImageKey _key;

    public ImageContext(RunContext run, ImageTarget target, int index)
    {
        Run = run;
        Target = target;
        Index = index;
        Endpoint = run.Connection.EndpointName(target.Region);
        _key = new ImageKey(Endpoint, target.Region, target.ImageId);
        Writes = run.Memory.Enter(_key);
    }

    public RunContext Run { get; }

    public ImageTarget Target { get; }

    /// <summary>The index of the image in the run.</summary>
    public int Index { get; }

    /// <summary>The name of the endpoint that serves the region.</summary>
    public string Endpoint { get; }

    public OwnWrites Writes { get; }

    public Task<ListReply> ReadListAsync() => Run.ReadListAsync(Target);

    /// <summary>Waits, and shows the reason in the progress.</summary>
    public async Task WaitAsync(TimeSpan delay, Message reason)
    {
        using (Run.Waits.Begin(Target.ImageId, reason)) await Run.DelayAsync(delay).ConfigureAwait(false);
    }

    /// <summary>Waits until a list decides about every write of this process.</summary>
    public async Task WaitForListAsync()
    {
        while (Writes.UntilListDecides() is { } left)
        {
            Run.Say(NoticeKind.Verbose, new Message("ShareList.Waiting"));
            await WaitForListAsync(left).ConfigureAwait(false);
        }
    }

    /// <summary>Waits the given time until a list shows the writes.</summary>
    public Task WaitForListAsync(TimeSpan left)
        => WaitAsync(left, new Message("Wait.ForList"));

    public void Dispose() => Run.Memory.Leave(_key, Writes);
}
