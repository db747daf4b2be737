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
    /// <param name="key">What is counted.</param>
    /// <param name="requestsPerSecond">The most that the command allows.</param>
    /// <param name="expected">How many requests it expects to send; null if that is not known.</param>
    public PaceUse Use(PaceKey key, double requestsPerSecond, int? expected = null)
    {
        lock (_paces)
        {
            if (!_paces.TryGetValue(key, out var shared))
            {
                shared = new Shared(make(requestsPerSecond));
                _paces.Add(key, shared);
            }

            var use = new PaceUse(this, shared, requestsPerSecond, expected);
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
            if (Uses.Count == 0) return;

            var expected = Uses.TrueForAll(use => use.Expected is not null) ? Uses.Sum(use => use.Expected) : null;
            Pace.Limit(Uses.Min(use => use.RequestsPerSecond), expected);
        }
    }

    /// <summary>One command's use of a pace.</summary>
    internal sealed class PaceUse(RequestPaces paces, Shared shared, double requestsPerSecond, int? expected)
        : IDisposable
    {
        public IRequestPace Pace => shared.Pace;

        public double RequestsPerSecond => requestsPerSecond;

        public int? Expected => expected;

        public void Dispose() => paces.Leave(shared, this);
    }
}
