using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Temporary;

/// <summary>
/// Temporary keys that are renewed five minutes before their end, by one caller at a time. Where that fails the old
/// ones are used while they are valid.
/// </summary>
internal sealed class TemporaryKeys
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Credential? _current;
    private Credential? _previous;
    private TimeSpan _early = Early;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>The keys to sign with now.</summary>
    /// <param name="now">The time by the service's clock.</param>
    /// <param name="issue">Gets new ones.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ProblemException">There are no valid keys, and no new ones were issued.</exception>
    public async ValueTask<Credential> GetAsync(
        Func<DateTimeOffset> now,
        Func<CancellationToken, Task<Credential>> issue,
        CancellationToken cancellationToken)
    {
        if (_current is { } fresh && IsFresh(fresh, now())) return fresh;

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var known = _current;
            var time = now();
            if (known is not null
                && (IsFresh(known, time) || (IsValid(known, time) && time - _failedAt < PauseAfterFailure)))
            {
                return known;
            }

            try
            {
                return Replace(await issue(cancellationToken).ConfigureAwait(false), now());
            }
            catch (ProblemException) when (known is not null && IsValid(known, now()))
            {
                _failedAt = now();
                return known;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Other keys than those that the service refused.</summary>
    /// <exception cref="ProblemException">No keys were issued.</exception>
    public async ValueTask<Credential> RenewAsync(
        Credential refused,
        Func<DateTimeOffset> now,
        Func<CancellationToken, Task<Credential>> issue,
        CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _current is { } known && !ReferenceEquals(known, refused)
                ? known
                : Replace(await issue(cancellationToken).ConfigureAwait(false), now());
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsFresh(Credential credential, DateTimeOffset now)
        => credential.ExpiresAtUtc is not { } end || end - now > _early;

    private static bool IsValid(Credential credential, DateTimeOffset now)
        => credential.ExpiresAtUtc is not { } end || end > now;

    private Credential Replace(Credential issued, DateTimeOffset now)
    {
        // Keys that do not last long are used for half of their time.
        var half = issued.ExpiresAtUtc is { } end ? TimeSpan.FromTicks((end - now).Ticks / 2) : Early;
        _early = half < Early ? half : Early;

        // Requests in flight may still use the keys that are replaced now, but no longer the ones before them.
        _previous?.Dispose();
        _previous = _current;
        _current = issued;
        return issued;
    }
}
