using System;
using System.Collections.Generic;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>A process that sends requests at its pace, and sends the refused ones again.</summary>
internal sealed class SimulatedClient
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);
    private readonly Agenda _agenda;
    private readonly RateLimitedService _service;
    private readonly Network _network;
    private readonly Random _random;
    private readonly PaceState _pace;
    private int _waiting;
    private int _inFlight;
    private TimeSpan _wakeAt = TimeSpan.MaxValue;

    public SimulatedClient(
        Agenda agenda, RateLimitedService service, Network network, int seed, double requestsPerSecond = 10)
    {
        _agenda = agenda;
        _service = service;
        _network = network;
        _random = new Random(seed);
        _pace = new PaceState(requestsPerSecond, new Random(~seed));
    }

    /// <summary>How many requests the process says that it will send; null if it does not know.</summary>
    public int? Expected { init => _pace.Limit(10, value); }

    /// <summary>How many requests may be in flight.</summary>
    public int ThrottleLimit { get; init; } = 32;

    /// <summary>What a refusal's message says; null where it says nothing.</summary>
    public int? StatedLimit { get; init; } = 10;

    /// <summary>The pool that the process takes its connections from.</summary>
    public Connections Connections { get; init; } = new();

    /// <summary>Called when a request was done.</summary>
    public Action? WhenOneIsDone { get; set; }

    public int Sent { get; private set; }

    public int Refused { get; private set; }

    public int MostInFlight { get; private set; }

    public double Rate => _pace.Rate(_agenda.Now);

    /// <summary>When the bodies were written.</summary>
    public List<TimeSpan> Written { get; } = [];

    /// <summary>When requests were done: accepted, or given up.</summary>
    public List<TimeSpan> Done { get; } = [];

    public void Add(int requests)
    {
        _waiting += requests;
        Pump();
    }

    private void Pump()
    {
        while (_waiting > 0 && _inFlight < ThrottleLimit)
        {
            if (_pace.TryAcquire(_agenda.Now) is not { } slot)
            {
                Wake(_pace.NextFree(_agenda.Now));
                return;
            }

            _waiting--;
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
            Send(slot);
        }
    }

    private void Wake(TimeSpan at)
    {
        if (at == TimeSpan.MaxValue || (_wakeAt > _agenda.Now && at >= _wakeAt)) return;

        var late = at + _network.WakeDelay(_random);
        _wakeAt = late;
        _agenda.At(late, () =>
        {
            if (_wakeAt == late) _wakeAt = TimeSpan.MaxValue;
            Pump();
        });
    }

    private void Send(RequestSlot slot)
    {
        Sent++;
        _agenda.After(Connections.TakeIdle() ? TimeSpan.Zero : _network.Connect(_random), () =>
        {
            _pace.Written(slot, _agenda.Now);
            Written.Add(_agenda.Now);
            _agenda.After(_network.ToService(_random, Written.Count), () => Arrive(slot));
            Pump();
        });
    }

    private void Arrive(RequestSlot slot)
    {
        var isAccepted = _service.Accepts(_agenda.Now);
        var isLost = _random.NextDouble() < _network.Lost;
        _agenda.After(isLost ? TimeOut : _network.OneWay(_random), () => Finish(slot, isAccepted, isLost));
    }

    private void Finish(RequestSlot slot, bool isAccepted, bool isLost)
    {
        _inFlight--;
        if (!isLost)
        {
            Connections.GiveBack();
            _pace.Answered(slot, _agenda.Now);
        }

        if (isAccepted || isLost)
        {
            Done.Add(_agenda.Now);
            WhenOneIsDone?.Invoke();
        }
        else
        {
            Refused++;
            _waiting++;
            _pace.Refused(slot, _agenda.Now, StatedLimit);
        }

        _pace.Close(slot);
        Pump();
    }
}
