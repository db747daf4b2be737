using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Core.Transport.Pace;

/// <summary>What requests are counted under together.</summary>
internal sealed record PaceKey(string Action, string Endpoint, string RateLimitKey);

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

            var use = new PaceUse(this, shared, requestsPerSecond);
            shared.Uses.Add(use);
            shared.Settle();
            return use;
        }
    }

    private void Leave(Shared shared, PaceUse use)
    {
        lock (_paces)
        {
            if (shared.Uses.Remove(use)) shared.Settle();
        }
    }

    internal sealed class Shared(IRequestPace pace)
    {
        public IRequestPace Pace { get; } = pace;

        public List<PaceUse> Uses { get; } = [];

        public void Settle()
        {
            if (Uses.Count > 0) Pace.Limit(Uses.Min(use => use.RequestsPerSecond));
        }
    }

    /// <summary>One command's use of a pace.</summary>
    internal sealed class PaceUse(RequestPaces paces, Shared shared, double requestsPerSecond) : IDisposable
    {
        public IRequestPace Pace => shared.Pace;

        public double RequestsPerSecond => requestsPerSecond;

        public void Dispose() => paces.Leave(shared, this);
    }
}
