using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing.History;

namespace ImageSharing.Core.Sharing.Context;

/// <summary>What the work on all images of a run shares.</summary>
internal sealed class RunContext
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _halt = new();
    private readonly SemaphoreSlim _writesInFlight;
    private readonly SemaphoreSlim _readsInFlight;
    private int _saidThatListsAreRefused;
    private int _saidThatLooksAreRefused;
    private Problem? _failure;

    public RunContext(CvmConnection connection, SharingMemory memory, ShareSettings settings, ReportQueue reports)
    {
        Connection = connection;
        Memory = memory;
        Settings = settings;
        Reports = reports;
        // Reads that wait for their pace must not keep writes from going out; with very few there is one line for both.
        var throttle = Math.Max(1, settings.ThrottleLimit);
        _writesInFlight = new SemaphoreSlim(throttle < 4 ? throttle : (throttle + 1) / 2);
        _readsInFlight = throttle < 4 ? _writesInFlight : new SemaphoreSlim(throttle / 2);
    }

    public CvmConnection Connection { get; }

    public ICvmClient Client => Connection.Client;

    public SharingMemory Memory { get; }

    public TimeProvider Time => Memory.Time;

    public DateTime UtcNow => Time.GetUtcNow().UtcDateTime;

    public ShareSettings Settings { get; }

    /// <summary>Takes the reports and the notices.</summary>
    public ReportQueue Reports { get; }

    public RunCounters Counters { get; } = new();

    public RunWaits Waits { get; } = new();

    /// <summary>Gives everything up, wherever it is.</summary>
    public CancellationToken Cancelled => _cancel.Token;

    /// <summary>No request is started any more; writes on their way are waited for.</summary>
    public CancellationToken Halted => _halt.Token;

    /// <summary>Halted, but not cancelled: what is known is still reported.</summary>
    public bool IsOnlyHalted => Halted.IsCancellationRequested && !Cancelled.IsCancellationRequested;

    /// <summary>Why every further call would fail; null while none would.</summary>
    public Problem? Failure => Volatile.Read(ref _failure);

    /// <summary>Something of this process's state may have been changed by a request.</summary>
    public bool HasWritten => Counters.Writes > 0;

    public void Cancel()
    {
        _cancel.Cancel();
        _halt.Cancel();
    }

    /// <summary>Ends the run: every further call would fail in the same way.</summary>
    public void Fail(Problem problem)
    {
        Interlocked.CompareExchange(ref _failure, problem, null);
        _halt.Cancel();
    }

    /// <summary>An account or an image was refused.</summary>
    public void Refused()
    {
        if (Settings.StopAtFirstRefusal) _halt.Cancel();
    }

    /// <summary>A list could not be read. What is wrong with an image itself is said where it is refused.</summary>
    public void ListsAreRefused(string? code, Message? message)
    {
        if (code is not null && ErrorCodes.HandlingOf(code) == ErrorHandling.FailImage) return;

        if (Interlocked.Exchange(ref _saidThatListsAreRefused, 1) != 0) return;

        Say(NoticeKind.Warning, new Message("ShareList.NotRead", code, message));
    }

    /// <summary>
    /// The images could not be checked. That changes no result: each write reports what is wrong with its image.
    /// </summary>
    public void LooksAreRefused(string? code, Message? message)
    {
        if (Interlocked.Exchange(ref _saidThatLooksAreRefused, 1) != 0) return;

        Say(NoticeKind.Verbose, new Message("ImageCheck.NotMade", code, message));
    }

    public void Say(NoticeKind kind, Message text) => Reports.Add(new Notice(kind, text));

    /// <summary>Waits for a place among the requests in flight; dispose of it when the reply is there.</summary>
    public Task<Place> EnterAsync(bool isWrite)
        => Place.EnterAsync(isWrite ? _writesInFlight : _readsInFlight, _halt.Token);

    /// <summary>
    /// The place for one more request of a read: the same one, but behind the others if writes wait in the same line.
    /// </summary>
    public Task<Place> EnterAgainAsync(Place place)
    {
        if (_readsInFlight != _writesInFlight) return Task.FromResult(place);

        var next = EnterAsync(isWrite: false);
        place.Dispose();
        return next;
    }

    /// <summary>Reads the share list of an image, in its turn among the requests in flight.</summary>
    public async Task<ListReply> ReadListAsync(ImageTarget target)
    {
        using var place = await EnterAsync(isWrite: false).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled, Halted);
        return await Client
            .DescribeImageSharePermissionAsync(target.Region, target.ImageId, stop.Token)
            .ConfigureAwait(false);
    }

    /// <summary>Waits, and ends early where the run is halted or cancelled.</summary>
    public async Task DelayAsync(TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero) return;

#if NET
        await Task.Delay(delay, Time, _halt.Token).ConfigureAwait(false);
#else
        await Time.Delay(delay, _halt.Token).ConfigureAwait(false);
#endif
    }

    internal sealed class Place : IDisposable
    {
        private readonly SemaphoreSlim _line;

        private Place(SemaphoreSlim line) => _line = line;

        public static async Task<Place> EnterAsync(SemaphoreSlim line, CancellationToken cancellationToken)
        {
            await line.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Place(line);
        }

        public void Dispose() => _line.Release();
    }
}
