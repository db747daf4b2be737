using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.Context;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing;

/// <summary>
/// Reads the share lists of images. Each read begins when its image is added and goes on in the background; one thread
/// takes the lists, in the order in which the images were added.
/// </summary>
internal sealed class ShareListing : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly CvmConnection _connection;
    private readonly RunContext _context;
    private readonly ReportQueue _queue = new();
    private readonly bool _decides;
    private int _added;
    private int _taken;

    /// <summary>Makes a listing without images.</summary>
    /// <param name="connection">The connection to the service.</param>
    /// <param name="memory">What the process remembers of its writes.</param>
    /// <param name="throttleLimit">Requests in flight.</param>
    /// <param name="decides">
    /// True if the lists decide what is changed: then they include the recent requests of this process, and may have
    /// to wait for them.
    /// </param>
    internal ShareListing(CvmConnection connection, SharingMemory memory, int throttleLimit, bool decides)
    {
        _connection = connection;
        _decides = decides;
        var settings = new ShareSettings { ThrottleLimit = throttleLimit };
        _context = new RunContext(connection, memory, settings, _queue);
        connection.Notices.ListenTo(_queue.Add);
    }

    /// <summary>How many images were added whose lists were not taken yet.</summary>
    public int Pending => _added - _taken;

    /// <summary>Begins to read the list of an image. Its account list is ignored.</summary>
    public void Add(ImageTarget target)
    {
        if (target is null) throw new ArgumentNullException(nameof(target));

        var index = _added++;
        _ = Task.Run(() => ReadAsync(index, target));
    }

    /// <summary>
    /// Waits for the next event: an <see cref="ImageShares"/>, a <see cref="Notice"/>, or <see cref="RunFailed"/> where
    /// every further read would fail in the same way. Null: the list of every image that was added was taken.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunEvent? Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            var patience = Pending == 0 ? TimeSpan.Zero : Patience;
            var next = _queue.Dequeue(patience, cancellationToken, out var isOver);
            if (next is ImageShares) _taken++;
            if (next is not null || isOver || Pending == 0) return next;
        }
    }

    /// <summary>Begins no further read and abandons those on their way.</summary>
    public void Dispose()
    {
        _connection.Notices.ListenTo(null);
        _context.Cancel();
    }

    private async Task ReadAsync(int index, ImageTarget target)
    {
        try
        {
            using var image = new ImageContext(_context, target, index);
            var reply = _decides
                ? await DecidedAsync(image).ConfigureAwait(false)
                : await image.ReadListAsync().ConfigureAwait(false);
            if (reply.Kind != ReadReplyKind.Listed && CallerRefusal.IsEndOfRun(reply)) Fail(reply);
            else _queue.Add(Listed(index, reply));
        }
        catch (OperationCanceledException)
        {
            // Disposed or failed: no caller waits for this list any more.
        }
        catch (Exception exception)
        {
            _queue.Complete(exception);
            _context.Cancel();
        }
    }

    private static async Task<ListReply> DecidedAsync(ImageContext image)
    {
        var decided = await DecidedShares.ReadAsync(image).ConfigureAwait(false);
        return decided.Reply with { Shares = decided.Shares };
    }

    private static ImageShares Listed(int index, ListReply reply)
        => new(index, reply.Shares, reply.Kind == ReadReplyKind.Listed ? null : reply.ToProblem());

    private void Fail(ListReply reply)
    {
        _queue.Add(new RunFailed(reply.ToProblem(), beforeFirstWrite: true));
        _queue.Complete(failure: null);
        _context.Cancel();
    }
}
