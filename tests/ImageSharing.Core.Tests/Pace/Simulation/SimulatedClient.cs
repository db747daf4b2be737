using System;
using System.Collections.Generic;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>A process that sends requests at its pace, and sends the refused ones again.</summary>
internal sealed class SimulatedClient
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);
    private readonly Agenda agenda;
    private readonly RateLimitedService service;
    private readonly Network network;
    private readonly Random random;
    private readonly PaceState pace;
    private int waiting;
    private int inFlight;
    private TimeSpan wakeAt = TimeSpan.MaxValue;

    public SimulatedClient(
        Agenda agenda, RateLimitedService service, Network network, int seed, double requestsPerSecond = 10)
    {
        this.agenda = agenda;
        this.service = service;
        this.network = network;
        random = new Random(seed);
        pace = new PaceState(requestsPerSecond, new Random(~seed));
    }

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

    public double Rate => pace.Rate(agenda.Now);

    /// <summary>When the bodies were written.</summary>
    public List<TimeSpan> Written { get; } = [];

    /// <summary>When requests were done: accepted, or given up.</summary>
    public List<TimeSpan> Done { get; } = [];

    public void Add(int requests)
    {
        waiting += requests;
        Pump();
    }

    private void Pump()
    {
        while (waiting > 0 && inFlight < ThrottleLimit)
        {
            if (pace.TryTake(agenda.Now) is not { } slot)
            {
                Wake(pace.NextFree(agenda.Now));
                return;
            }

            waiting--;
            MostInFlight = Math.Max(MostInFlight, ++inFlight);
            Send(slot);
        }
    }

    private void Wake(TimeSpan at)
    {
        if (at == TimeSpan.MaxValue || (wakeAt > agenda.Now && at >= wakeAt)) return;

        TimeSpan late = at + network.WakeDelay(random);
        wakeAt = late;
        agenda.At(late, () =>
        {
            if (wakeAt == late) wakeAt = TimeSpan.MaxValue;
            Pump();
        });
    }

    private void Send(RequestSlot slot)
    {
        Sent++;
        agenda.After(Connections.TakeIdle() ? TimeSpan.Zero : network.Connect(random), () =>
        {
            pace.Written(slot, agenda.Now);
            Written.Add(agenda.Now);
            agenda.After(network.ToService(random, Written.Count), () => Arrive(slot));
            Pump();
        });
    }

    private void Arrive(RequestSlot slot)
    {
        bool isAccepted = service.Accepts(agenda.Now);
        bool isLost = random.NextDouble() < network.Lost;
        agenda.After(isLost ? TimeOut : network.OneWay(random), () => Finish(slot, isAccepted, isLost));
    }

    private void Finish(RequestSlot slot, bool isAccepted, bool isLost)
    {
        inFlight--;
        if (!isLost)
        {
            Connections.GiveBack();
            pace.Answered(slot, agenda.Now);
        }

        if (isAccepted || isLost)
        {
            Done.Add(agenda.Now);
            WhenOneIsDone?.Invoke();
        }
        else
        {
            Refused++;
            waiting++;
            pace.Refused(slot, agenda.Now, StatedLimit);
        }

        pace.Close(slot);
        Pump();
    }
}
