using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>A fault, and the requests that it is worked on.</summary>
public sealed class FaultRule
{
    internal FaultRule(When when, Fault fault, int times)
    {
        When = when;
        Fault = fault;
        Left = times;
    }

    /// <summary>What it does.</summary>
    public Fault Fault { get; }

    /// <summary>How many requests it was worked on so far.</summary>
    public int Hits { get; internal set; }

    internal When When { get; }

    internal int Left { get; set; }
}

/// <summary>
/// The faults of a stand-in. Where several meet in one request, all are worked, later ones over earlier ones.
/// </summary>
public sealed class FaultRules
{
    private readonly SandboxClock _clock;
    private readonly List<FaultRule> _rules = [];

    internal FaultRules(SandboxClock clock) => _clock = clock;

    /// <summary>Adds a fault.</summary>
    /// <param name="when">Which requests.</param>
    /// <param name="fault">What is done to them.</param>
    /// <param name="times">How many requests at most.</param>
    public FaultRule Add(When when, Fault fault, int times = int.MaxValue)
    {
        var rule = new FaultRule(when, fault, times);
        lock (_clock.Gate)
            _rules.Add(rule);
        return rule;
    }

    /// <summary>Takes a fault back. False if it is not among them.</summary>
    public bool Remove(FaultRule rule)
    {
        lock (_clock.Gate)
            return _rules.Remove(rule);
    }

    /// <summary>Takes every fault back.</summary>
    public void Clear()
    {
        lock (_clock.Gate)
            _rules.Clear();
    }

    /// <summary>Whether the connection is dropped before the body is read.</summary>
    internal Fault? BeforeBody(RequestRecord record)
    {
        foreach (var rule in _rules)
        {
            if (rule.Fault.Loss == Loss.BeforeBody && !rule.When.NeedsBody && Hit(rule, record))
                return rule.Fault;
        }

        return null;
    }

    /// <summary>Everything that is worked on the request, body known.</summary>
    internal Fault Of(RequestRecord record)
    {
        var fault = Fault.None;
        foreach (var rule in _rules)
        {
            var isDecided = rule.Fault.Loss == Loss.BeforeBody && !rule.When.NeedsBody;
            if (!isDecided && Hit(rule, record))
                fault = fault.And(rule.Fault);
        }

        return fault;
    }

    private static bool Hit(FaultRule rule, RequestRecord record)
    {
        if (rule.Left == 0 || !rule.When.IsMetBy(record))
            return false;
        rule.Left--;
        rule.Hits++;
        return true;
    }
}
