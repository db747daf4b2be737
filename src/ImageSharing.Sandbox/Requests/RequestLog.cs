using System;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>What the stand-in was asked: every request, and counts. Thread safe.</summary>
public sealed class RequestLog
{
    private readonly SandboxClock clock;
    private readonly SandboxOptions options;
    private readonly List<RequestRecord> records = [];
    private readonly Dictionary<string, ActionCounts> actions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Action, string Image), long> ofImage = [];
    private long number;

    internal RequestLog(SandboxClock clock, SandboxOptions options)
    {
        this.clock = clock;
        this.options = options;
    }

    /// <summary>Every request that arrived so far, in order of arrival, late deliveries included.</summary>
    public IReadOnlyList<RequestRecord> All
    {
        get
        {
            lock (clock.Gate)
                return records.ToArray();
        }
    }

    /// <summary>The writes (ModifyImageSharePermission) that arrived so far, without late deliveries.</summary>
    public IReadOnlyList<RequestRecord> Writes => Of(SandboxActions.ModifyImageSharePermission);

    /// <summary>The requests of an action that arrived so far, without late deliveries.</summary>
    public IReadOnlyList<RequestRecord> Of(string action)
    {
        lock (clock.Gate)
            return records.FindAll(record => record.Action == action && !record.IsLate);
    }

    /// <summary>
    /// How many requests arrived and were answered or dropped: of an action (null: any), with a verdict (null: any).
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="verdict">As <see cref="RequestRecord.Verdict"/> has it.</param>
    public int Count(string? action = null, string? verdict = null)
    {
        lock (clock.Gate)
        {
            var sum = 0;
            foreach (var (name, counts) in actions)
            {
                if (action is not null && action != name)
                    continue;
                foreach (var (code, count) in counts.Verdicts)
                    sum += verdict is null || verdict == code ? count : 0;
            }

            return sum;
        }
    }

    /// <summary>
    /// The largest number of requests of the action that arrived in any one second, refused ones included.
    /// </summary>
    public int MostInOneSecond(string action)
    {
        lock (clock.Gate)
            return actions.GetValueOrDefault(action)?.Most ?? 0;
    }

    /// <summary>Forgets everything, numbers included.</summary>
    public void Clear()
    {
        lock (clock.Gate)
        {
            records.Clear();
            actions.Clear();
            ofImage.Clear();
            number = 0;
        }
    }

    internal void Begin(RequestRecord record)
    {
        record.Number = ++number;
        record.NumberOfAction = ++CountsOf(record.Action).Begun;
    }

    internal void NameImage(RequestRecord record)
    {
        if (record.ImageId is not { } image)
            return;
        var about = (record.Action, image);
        record.NumberOfImage = ofImage[about] = ofImage.GetValueOrDefault(about) + 1;
    }

    internal void Arrive(RequestRecord record)
    {
        record.Arrived = clock.UtcNow();
        record.ArrivedTimestamp = clock.Timestamp();
        if (!record.IsLate)
            CountsOf(record.Action).Arrive(record.ArrivedTimestamp);
        if (options.KeepsLog)
            records.Add(record);
    }

    internal void End(RequestRecord record)
    {
        record.Answered = clock.UtcNow();
        var verdicts = CountsOf(record.Action).Verdicts;
        verdicts[record.Verdict] = verdicts.GetValueOrDefault(record.Verdict) + 1;
    }

    private ActionCounts CountsOf(string action)
    {
        if (!actions.TryGetValue(action, out var counts))
            actions.Add(action, counts = new ActionCounts(clock.Frequency));
        return counts;
    }

    private sealed class ActionCounts(long frequency)
    {
        private readonly SlidingWindow window = new(frequency);

        public Dictionary<string, int> Verdicts { get; } = new(StringComparer.Ordinal);

        public long Begun { get; set; }

        public int Most { get; private set; }

        public void Arrive(long instant)
        {
            var count = window.CountAt(instant) + 1;
            window.Add(instant);
            Most = int.Max(Most, count);
        }
    }
}
