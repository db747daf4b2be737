using System;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Transport;

/// <summary>Sends calls: repairs the clock and the credential once, and sends again what may be sent again.</summary>
internal sealed class SigningClient(ClientSettings settings, TimeProvider time, Notifications notices)
{
    private readonly RequestSender _sender = new(settings, time, notices);
    private readonly RequestRetries _retries = new(settings.MaximumRetryCount, time);

    /// <summary>Sends a call. Whatever happens, an outcome comes back.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled, or the session was closed.</exception>
    public Task<Attempt> SendAsync(Route route, ApiRequest request, CancellationToken cancellationToken)
        => _retries.RunAsync(request, () => SendRepairedAsync(route, request, cancellationToken), cancellationToken);

    /// <summary>
    /// Goes on from a request that could not be sent: by another address of the service, where there is one.
    /// </summary>
    private async Task<Attempt> FailOverAsync(
        Attempt attempt,
        ServiceEndpoint tried,
        Route route,
        ApiRequest request,
        CancellationToken cancellationToken)
    {
        foreach (var other in route.Failover.Others)
        {
            if (other.Name == tried.Name) continue;

            var reply = await _sender.SendAsync(route.Via(other), request, cancellationToken).ConfigureAwait(false);
            if (reply.Kind == AttemptKind.NotSent) continue;

            if (route.Failover.SwitchTo(other))
                notices.Warn(new Message("Endpoint.Failover", tried.Name, other.Name, attempt.Message));
            return reply;
        }

        route.Failover.Reset();
        return attempt;
    }

    /// <summary>Sends, by another address where the usual one cannot be reached, and repairs once what can be.</summary>
    private async Task<Attempt> SendRepairedAsync(
        Route route, ApiRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var tried = route.Endpoint;
            var attempt = await _sender.SendAsync(route, request, cancellationToken).ConfigureAwait(false);
            if (attempt is { Kind: AttemptKind.NotSent, IsLasting: false } && route.Failover.Others.Count > 0)
                attempt = await FailOverAsync(attempt, tried, route, request, cancellationToken).ConfigureAwait(false);

            JudgeClock(route, request, attempt);
            var isRepaired = request.IsSigned && attempt.Handling switch
            {
                ErrorHandling.CorrectClock => RepairClock(route, request, attempt),
                ErrorHandling.RefreshCredential when !request.IsCredentialRefreshed
                    => await RefreshAsync(route, request, attempt.Credential!, cancellationToken).ConfigureAwait(false),
                _ => false,
            };
            if (!isRepaired) return attempt;
        }
    }

    /// <summary>
    /// A reply that got past the signature proves the clock; a wrong signature drops a correction just made.
    /// </summary>
    private static void JudgeClock(Route route, ApiRequest request, Attempt attempt)
    {
        var isPastSignature = attempt.Kind == AttemptKind.Succeeded
            || (attempt.Handling is not (null or ErrorHandling.SlowDown or ErrorHandling.TryLater)
                && !attempt.Code!.StartsWith("AuthFailure.", StringComparison.Ordinal));
        if (isPastSignature) route.Clock.Confirm(attempt.Signed.Correction);
        else if (request.IsClockRepaired && attempt.Code == "AuthFailure.SignatureFailure")
            route.Clock.Drop(attempt.Signed.Correction);
    }

    private bool RepairClock(Route route, ApiRequest request, Attempt attempt)
    {
        var signedAt = DateTimeOffset.FromUnixTimeSeconds(attempt.Signed.UtcNow.ToUnixTimeSeconds());
        var repair = route.Clock.Expired(
            attempt.Signed.Correction,
            signedAt,
            string.IsNullOrEmpty(attempt.RequestId) ? null : attempt.ServiceDate,
            attempt.ReceivedTimestamp,
            request.IsClockRepaired);
        request.IsClockRepaired = true;
        if (repair == ClockRepair.Corrected)
        {
            var error = attempt.ServiceDate!.Value - signedAt;
            notices.Warn(new Message(
                error > TimeSpan.Zero ? "Clock.Slow" : "Clock.Fast",
                (int)Math.Round(error.Duration().TotalMinutes),
                route.Endpoint.Name));
        }

        return repair != ClockRepair.NotPossible;
    }

    private async Task<bool> RefreshAsync(
        Route route,
        ApiRequest request,
        Credential refused,
        CancellationToken cancellationToken)
    {
        request.IsCredentialRefreshed = true;
        try
        {
            return await route.Credentials.RefreshAsync(refused, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (ProblemException exception)
        {
            notices.Warn(exception.Problem.Message);
            return false;
        }
    }
}
