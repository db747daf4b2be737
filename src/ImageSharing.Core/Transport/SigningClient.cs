using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Signing;
using ImageSharing.Errors;

namespace ImageSharing.Core.Transport;

/// <summary>Sends calls: repairs the clock and the credential once, and sends again what may be sent again.</summary>
internal sealed class SigningClient(ClientSettings settings, TimeProvider time, NoticeBoard notices)
{
    private readonly RequestSender sender = new(settings, time, notices);
    private object? retries;

    /// <summary>Sends a call. Whatever happens, an outcome comes back.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled, or the session was closed.</exception>
    public async Task<Attempt> SendAsync(Route route, ApiRequest request, CancellationToken cancellationToken)
    {
        Attempt first = await SendRepairedAsync(route, request, cancellationToken).ConfigureAwait(false);
        return RetryRules.MayHelp(first, request.IsRead)
            ? await SendAgainAsync(first, route, request, cancellationToken).ConfigureAwait(false)
            : first;
    }

    // Apart, and the field without a type, so that the retry library is loaded only when something is sent again.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<Attempt> SendAgainAsync(
        Attempt first,
        Route route,
        ApiRequest request,
        CancellationToken cancellationToken)
    {
        object known = LazyInitializer.EnsureInitialized(
            ref retries,
            () => new RequestRetries(settings.MaximumRetryCount, time))!;

        // A wait ends when nothing more is to be started; a request on its way does not.
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.Start);
        return await ((RequestRetries)known)
            .RunAsync(first, request.IsRead, () => SendRepairedAsync(route, request, cancellationToken), waiting.Token)
            .ConfigureAwait(false);
    }

    /// <summary>Sends once, by another address of the service where the usual one cannot be reached.</summary>
    private async Task<Attempt> SendOnceAsync(Route route, ApiRequest request, CancellationToken cancellationToken)
    {
        ServiceEndpoint tried = route.Endpoint;
        Attempt attempt = await sender.SendAsync(route, request, cancellationToken).ConfigureAwait(false);
        if (attempt.Kind != AttemptKind.NotSent || attempt.IsLasting || route.Detour.Others.Count == 0) return attempt;

        foreach (ServiceEndpoint other in route.Detour.Others)
        {
            if (other.Name == tried.Name) continue;

            Attempt detoured = await sender.SendAsync(route.Via(other), request, cancellationToken).ConfigureAwait(false);
            if (detoured.Kind == AttemptKind.NotSent) continue;

            if (route.Detour.Take(other))
                notices.Warn($"{tried.Name} cannot be reached; {other.Name} is used instead. {attempt.Message}");
            return detoured;
        }

        route.Detour.Leave();
        return attempt;
    }

    private async Task<Attempt> SendRepairedAsync(Route route, ApiRequest request, CancellationToken cancellationToken)
    {
        bool clockRepaired = false;
        bool credentialRefreshed = false;
        while (true)
        {
            Attempt attempt = await SendOnceAsync(route, request, cancellationToken).ConfigureAwait(false);
            if (attempt.Kind is AttemptKind.NotSent or AttemptKind.Unknown) return attempt;
            if (attempt.Kind == AttemptKind.Answered)
            {
                route.Clock.Confirm(attempt.Signed.Correction);
                return attempt;
            }

            switch (attempt.Handling)
            {
                case ErrorHandling.CorrectClock when request.IsSigned:
                    if (!RepairClock(route, attempt, clockRepaired)) return attempt;
                    clockRepaired = true;
                    continue;
                case ErrorHandling.RefreshCredential when request.IsSigned && !credentialRefreshed:
                    if (!await RefreshAsync(route, attempt.Credential!, cancellationToken).ConfigureAwait(false)) return attempt;
                    credentialRefreshed = true;
                    continue;
                case ErrorHandling.SlowDown or ErrorHandling.TryLater:
                    return attempt;
            }

            if (!attempt.Code!.StartsWith("AuthFailure.", StringComparison.Ordinal)) route.Clock.Confirm(attempt.Signed.Correction);
            else if (clockRepaired) route.Clock.Drop(attempt.Signed.Correction);
            return attempt;
        }
    }

    private bool RepairClock(Route route, Attempt attempt, bool isRepairedRequest)
    {
        DateTimeOffset signedAt = DateTimeOffset.FromUnixTimeSeconds(attempt.Signed.UtcNow.ToUnixTimeSeconds());
        ClockRepair repair = route.Clock.Expired(
            attempt.Signed.Correction,
            signedAt,
            string.IsNullOrEmpty(attempt.RequestId) ? null : attempt.ServiceDate,
            attempt.AnsweredTimestamp,
            isRepairedRequest);
        if (repair == ClockRepair.Corrected)
        {
            TimeSpan error = attempt.ServiceDate!.Value - signedAt;
            notices.Warn(string.Format(
                CultureInfo.InvariantCulture,
                "This machine's clock is {0} by {1:0} minutes. Requests to {2} are signed by the service's clock until this "
                + "process ends; set the clock.",
                error > TimeSpan.Zero ? "slow" : "fast",
                error.Duration().TotalMinutes,
                route.Endpoint.Name));
        }

        return repair != ClockRepair.NotPossible;
    }

    private async Task<bool> RefreshAsync(Route route, Credential refused, CancellationToken cancellationToken)
    {
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
