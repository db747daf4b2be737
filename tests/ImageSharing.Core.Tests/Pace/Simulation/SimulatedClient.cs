using System;
using System.Collections.Generic;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Tests.Pace.Simulation;

/// <summary>A process that sends requests at its pace, and sends the refused ones again.</summary>
internal sealed class SimulatedClient
{
    private static readonly TimeSpan timeOut = TimeSpan.FromSeconds(30);
    private readonly Agenda agenda;
    private readonly RateLimitedService service;
    private readonly Network network;
    private readonly Random random;
    private readonly Connections connections;
    private readonly int mostInFlight;
    private int waiting;
    private int inFlight;
    private TimeSpan wakeAt = TimeSpan.MaxValue;

    public SimulatedClient(
        Agenda agenda,
        RateLimitedService service,
        Network network,
        int seed,
        int requestsPerSecond = 10,
        int mostInFlight = 32,
        Connections? connections = null)
    {
        this.agenda = agenda;
        this.service = service;
        this.network = network;
        this.mostInFlight = mostInFlight;
        this.connections = connections ?? new Connections();
        random = new Random(seed);
        Pace = new PaceState(requestsPerSecond, new Random(seed ^ 0x5eed));
    }

    public PaceState Pace { get; }

    public int Sent { get; private set; }

    public int Refused { get; private set; }

    public int MostInFlight { get; private set; }

    public List<TimeSpan> Done { get; } = [];

    public List<TimeSpan> RefusedAt { get; } = [];

    public List<TimeSpan> Written { get; } = [];

    public int? StatedLimit { get; init; } = 10;

    public Action? WhenOneIsDone { get; set; }

    public void Add(int requests)
    {
        waiting += requests;
        Pump();
    }

    private void Pump()
    {
        while (waiting > 0 && inFlight < mostInFlight)
        {
            var slot = Pace.TryTake(agenda.Now);
            if (slot is null)
            {
                Wake(Pace.NextFree(agenda.Now));
                return;
            }
            waiting--;
            MostInFlight = Math.Max(MostInFlight, ++inFlight);
            Send(slot);
        }
    }

    private void Wake(TimeSpan at)
    {
        if (at == TimeSpan.MaxValue || (wakeAt > agenda.Now && at >= wakeAt))
            return;
        at += network.WakeDelay(random);
        wakeAt = at;
        agenda.At(at, () =>
        {
            if (wakeAt == at)
                wakeAt = TimeSpan.MaxValue;
            Pump();
        });
    }

    private void Send(RequestSlot slot)
    {
        Sent++;
        var connect = connections.TakeIdle() ? TimeSpan.Zero : network.Connect(random);
        agenda.After(connect, () =>
        {
            Pace.Written(slot, agenda.Now);
            Written.Add(agenda.Now);
            agenda.After(network.OneWay(random), () => Arrive(slot));
            Pump();
        });
    }

    private void Arrive(RequestSlot slot)
    {
        var accepted = service.Accepts(agenda.Now);
        var lost = random.NextDouble() < network.Lost;
        agenda.After(lost ? timeOut : network.OneWay(random), () => Finish(slot, accepted, lost));
    }

    private void Finish(RequestSlot slot, bool accepted, bool lost)
    {
        inFlight--;
        if (!lost)
        {
            connections.GiveBack();
            Pace.Answered(slot, agenda.Now);
        }
        if (!accepted && !lost)
            Pace.Refused(slot, agenda.Now, StatedLimit);
        Pace.Close(slot);
        if (accepted || lost)
        {
            Done.Add(agenda.Now);
            WhenOneIsDone?.Invoke();
        }
        else
        {
            Refused++;
            RefusedAt.Add(agenda.Now);
            waiting++;
        }
        Pump();
    }
}
