using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Tests.Hosting;

/// <summary>
/// The machine's clock, of the service and, once it is hurried, of the module in this process too. Then a wait that is
/// shorter than the time-out of a request is over at once, and leaves the clock later by its length.
/// </summary>
internal sealed class HurriedClock : TimeProvider, IDisposable
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(25);

    private readonly Lock _gate = new();
    private Action _restore = static () => { };
    private TimeSpan _skipped;
    private bool _isHurried;

    private TimeSpan Skipped
    {
        get
        {
            lock (_gate) return _skipped;
        }
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Skipped;

    public override long GetTimestamp()
        => System.GetTimestamp() + (long)(Skipped.TotalSeconds * System.TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new Timer(System.CreateTimer(callback, state, Hurried(dueTime), period), this);

    /// <summary>Makes it the clock of the module, whose services have to be loaded.</summary>
    public void Hurry()
    {
        var core = AppDomain.CurrentDomain.GetAssemblies()
            .Single(assembly => assembly.Location == TestProcess.CoreIn("core"));
        var type = core.GetType("ImageSharing.Core.Session.ProcessServices", throwOnError: true)!;
        var services = type.GetField("OfProcess")!.GetValue(null)!;
        var hurried = type.GetMethod("OfMachine")!.Invoke(null, [this])!;
        var before = Array.ConvertAll(type.GetFields(Fields), field => (field, field.GetValue(services)));
        foreach (var (field, _) in before) field.SetValue(services, field.GetValue(hurried));
        _restore = () => Array.ForEach(before, one => one.field.SetValue(services, one.Item2));
        _isHurried = true;
    }

    public void Dispose() => _restore();

    private TimeSpan Hurried(TimeSpan dueTime)
    {
        if (!_isHurried || dueTime <= TimeSpan.Zero || dueTime >= TimeOut) return dueTime;

        lock (_gate) _skipped += dueTime;
        return TimeSpan.Zero;
    }

    private sealed class Timer(ITimer timer, HurriedClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Hurried(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
