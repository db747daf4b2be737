using System;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>What the stand-in was asked: every request, and counts. Thread safe.</summary>
public sealed class RequestLog
{
    private readonly SandboxClock _clock;
    private readonly SandboxOptions _options;
    private readonly List<RequestRecord> _records = [];
    private readonly Dictionary<string, ActionCounts> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Action, string Image), long> _ofImage = [];
    private long _number;

    internal RequestLog(SandboxClock clock, SandboxOptions options)
    {
        _clock = clock;
        _options = options;
    }

    /// <summary>Every request that arrived so far, in order of arrival, late deliveries included.</summary>
    public IReadOnlyList<RequestRecord> All
    {
        get
        {
            lock (_clock.Gate)
                return _records.ToArray();
        }
    }

    /// <summary>The writes (ModifyImageSharePermission) that arrived so far, without late deliveries.</summary>
    public IReadOnlyList<RequestRecord> Writes => Of(SandboxActions.ModifyImageSharePermission);

    /// <summary>The requests of an action that arrived so far, without late deliveries.</summary>
    public IReadOnlyList<RequestRecord> Of(string action)
    {
        lock (_clock.Gate)
            return _records.FindAll(record => record.Action == action && !record.IsLate);
    }

    /// <summary>
    /// How many requests arrived and were answered or dropped: of an action (null: any), with a verdict (null: any).
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="verdict">As <see cref="RequestRecord.Verdict"/> has it.</param>
    public int Count(string? action = null, string? verdict = null)
    {
        lock (_clock.Gate)
        {
            var sum = 0;
            foreach (var (name, counts) in _actions)
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
        lock (_clock.Gate)
            return _actions.GetValueOrDefault(action)?.Most ?? 0;
    }

    /// <summary>Forgets everything, numbers included.</summary>
    public void Clear()
    {
        lock (_clock.Gate)
        {
            _records.Clear();
            _actions.Clear();
            _ofImage.Clear();
            _number = 0;
        }
    }

    internal void Begin(RequestRecord record)
    {
        record.Number = ++_number;
        record.NumberOfAction = ++CountsOf(record.Action).Begun;
    }

    internal void NameImage(RequestRecord record)
    {
        if (record.ImageId is not { } image)
            return;
        var about = (record.Action, image);
        record.NumberOfImage = _ofImage[about] = _ofImage.GetValueOrDefault(about) + 1;
    }

    internal void Arrive(RequestRecord record)
    {
        record.Arrived = _clock.UtcNow();
        record.ArrivedTimestamp = _clock.Timestamp();
        if (!record.IsLate)
            CountsOf(record.Action).Arrive(record.ArrivedTimestamp);
        if (_options.KeepsLog)
            _records.Add(record);
    }

    internal void End(RequestRecord record)
    {
        record.Responded = _clock.UtcNow();
        var verdicts = CountsOf(record.Action).Verdicts;
        verdicts[record.Verdict] = verdicts.GetValueOrDefault(record.Verdict) + 1;
    }

    private ActionCounts CountsOf(string action)
    {
        if (!_actions.TryGetValue(action, out var counts))
            _actions.Add(action, counts = new ActionCounts(_clock.Frequency));
        return counts;
    }

    private sealed class ActionCounts(long frequency)
    {
        private readonly SlidingWindow _window = new(frequency);

        public Dictionary<string, int> Verdicts { get; } = new(StringComparer.Ordinal);

        public long Begun { get; set; }

        public int Most { get; private set; }

        public void Arrive(long instant)
        {
            var count = _window.CountAt(instant) + 1;
            _window.Add(instant);
            Most = int.Max(Most, count);
        }
    }
}
