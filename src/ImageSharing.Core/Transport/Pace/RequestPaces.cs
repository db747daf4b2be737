using System;
using System.Collections.Generic;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>What requests are counted under together.</summary>
internal readonly record struct PaceKey(string Action, string Endpoint, string RateLimitKey);

/// <summary>
/// The paces of the process. Each keeps to the lowest rate of the commands that use it at the moment.
/// </summary>
internal sealed class RequestPaces(Func<double, IRequestPace> make)
{
    private readonly Dictionary<PaceKey, Shared> _paces = [];

    /// <summary>Joins the commands that use a pace, until the use is disposed of.</summary>
    public PaceUse Use(PaceKey key, double requestsPerSecond)
    {
        lock (_paces)
        {
            if (!_paces.TryGetValue(key, out var shared))
            {
                shared = new Shared(make(requestsPerSecond));
                _paces.Add(key, shared);
            }

            shared.Rates.Add(requestsPerSecond);
            shared.Settle();
            return new PaceUse(this, shared, requestsPerSecond);
        }
    }

    private void Leave(Shared shared, double requestsPerSecond)
    {
        lock (_paces)
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

            var lowest = Rates[0];
            foreach (var rate in Rates) lowest = Math.Min(lowest, rate);
            Pace.Limit(lowest);
        }
    }

    /// <summary>One command's use of a pace.</summary>
    internal sealed class PaceUse : IDisposable
    {
        private readonly RequestPaces _paces;
        private readonly Shared _shared;
        private readonly double _requestsPerSecond;
        private bool _isOver;

        internal PaceUse(RequestPaces paces, Shared shared, double requestsPerSecond)
        {
            _paces = paces;
            _shared = shared;
            _requestsPerSecond = requestsPerSecond;
        }

        public IRequestPace Pace => _shared.Pace;

        public void Dispose()
        {
            if (_isOver) return;

            _isOver = true;
            _paces.Leave(_shared, _requestsPerSecond);
        }
    }
}
