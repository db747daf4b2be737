using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Transport;

/// <summary>What requests are counted under together.</summary>
internal readonly record struct PaceKey(string Action, string Endpoint, string Budget);

/// <summary>The paces of the process. Each keeps to the lowest rate of the commands that use it at the moment.</summary>
internal sealed class RequestPaces(Func<double, IRequestPace> make)
{
    private readonly Dictionary<PaceKey, Shared> paces = [];

    /// <summary>Joins the commands that use a pace, until the use is disposed of.</summary>
    public PaceUse Use(PaceKey key, double requestsPerSecond)
    {
        lock (paces)
        {
            if (!paces.TryGetValue(key, out Shared? shared))
            {
                shared = new Shared(make(requestsPerSecond));
                paces.Add(key, shared);
            }

            shared.Rates.Add(requestsPerSecond);
            shared.Settle();
            return new PaceUse(this, shared, requestsPerSecond);
        }
    }

    private void Leave(Shared shared, double requestsPerSecond)
    {
        lock (paces)
        {
            shared.Rates.Remove(requestsPerSecond);
            shared.Settle();
        }
    }

    internal sealed class Shared(IRequestPace pace)
    {
        public IRequestPace Pace { get; } = pace;

        public List<double> Rates { get; } = [];

        public void Settle()
        {
            if (Rates.Count == 0) return;

            double lowest = Rates[0];
            foreach (double rate in Rates) lowest = Math.Min(lowest, rate);
            Pace.Limit(lowest);
        }
    }

    /// <summary>One command's use of a pace.</summary>
    internal sealed class PaceUse : IDisposable
    {
        private readonly RequestPaces paces;
        private readonly Shared shared;
        private readonly double requestsPerSecond;
        private bool isOver;

        internal PaceUse(RequestPaces paces, Shared shared, double requestsPerSecond)
        {
            this.paces = paces;
            this.shared = shared;
            this.requestsPerSecond = requestsPerSecond;
        }

        public IRequestPace Pace => shared.Pace;

        public void Dispose()
        {
            if (isOver) return;

            isOver = true;
            paces.Leave(shared, requestsPerSecond);
        }
    }
}
