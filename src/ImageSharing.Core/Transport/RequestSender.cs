using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport.Connections;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Transport;

/// <summary>
/// Sends a request once: a permit, a credential, a signature, the request, the reply. Always an outcome.
/// </summary>
internal sealed class RequestSender(ClientSettings settings, TimeProvider time, Notifications notices)
{
    /// <exception cref="OperationCanceledException">The caller cancelled, or the session was closed.</exception>
    public async Task<Attempt> SendAsync(Route route, ApiRequest request, CancellationToken cancellationToken)
    {
        using var permit = await AcquireAsync(route, request, cancellationToken).ConfigureAwait(false);
        PermitStamps stamps = new(permit, time);
        using StampedContent content = new(request.Body.Memory, ApiRequest.ContentType, stamps);
        Credential? credential = null;
        ClockReading signed = default;
        var asked = time.GetTimestamp();
        Attempt attempt;
        try
        {
            if (request.IsSigned)
            {
                credential = await route.Credentials.GetAsync(cancellationToken).ConfigureAwait(false);
            }

            request.Start.ThrowIfCancellationRequested();
            asked = time.GetTimestamp();
            signed = route.Clock.Read();
            attempt = await SendAsync(route, request, credential, signed, content, permit, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (ProblemException exception)
        {
            attempt = new Attempt(AttemptKind.NotSent)
            {
                Code = exception.Problem.Code,
                Message = exception.Problem.Message,
                Cause = exception.InnerException,
                IsLasting = true,
            };
        }
        catch (ObjectDisposedException) when (credential is { IsCleared: true })
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            stamps.End(content.IsStarted);
            if (content.IsBeingWritten) request.Body.Forget();
        }

        attempt = attempt with
        {
            Message = Redaction.Of(attempt.Message, credential),
            Credential = credential,
            Signed = signed,
            AskedTimestamp = asked,
            SentTimestamp = stamps.Sent,
            ReceivedTimestamp = time.GetTimestamp(),
        };
        Tell(attempt, route, request);
        return attempt;
    }

    private static async ValueTask<IRequestPermit> AcquireAsync(
        Route route, ApiRequest request, CancellationToken cancellationToken)
    {
        if (!request.Start.CanBeCanceled)
        {
            return await LineUpAsync(route, request, cancellationToken).ConfigureAwait(false);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.Start);
        return await LineUpAsync(route, request, either.Token).ConfigureAwait(false);
    }

    private static ValueTask<IRequestPermit> LineUpAsync(
        Route route, ApiRequest request, CancellationToken cancellationToken)
        => request.GoesFirst
            ? route.Pace.AcquireAgainAsync(cancellationToken)
            : route.Pace.AcquireAsync(cancellationToken);

    private async Task<Attempt> SendAsync(
        Route route,
        ApiRequest request,
        Credential? credential,
        ClockReading signed,
        StampedContent content,
        IRequestPermit permit,
        CancellationToken cancellationToken)
    {
        using var message = Sign(route, request, credential, signed.UtcNow, content);
        using AttemptTimeout timeout = new(settings.Timeout, time, cancellationToken);
        try
        {
            using var response = await HttpConnections.For(ProxyFor(route.Endpoint))
                .SendAsync(message, timeout.Token)
                .ConfigureAwait(false);
            permit.Answered();
            if (response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired && !content.IsStarted)
                return ResponseClassifier.RefusedByProxy();

            using var text = await ResponseReader.ReadAsync(response.Content, timeout.Token).ConfigureAwait(false);
            var attempt = ResponseClassifier.Classify(response, text, request.NewResponse, route.Endpoint);
            if (attempt.Handling == ErrorHandling.SlowDown)
            {
                permit.Refused(StatedLimit.Read(attempt.Message?.Text));
                request.GoesFirst = true;
            }

            return attempt;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ResponseClassifier.ClassifyFailure(
                exception,
                timeout.IsOver,
                content.IsStarted,
                settings.Timeout,
                route.Endpoint,
                ProxyFor(route.Endpoint));
        }
    }

    private HttpRequestMessage Sign(
        Route route,
        ApiRequest request,
        Credential? credential,
        DateTimeOffset now,
        StampedContent content)
    {
        Span<byte> canonicalHash = stackalloc byte[Hashes.Size];
        var message = RequestSigner.Make(
            request, route.Endpoint, credential, settings.Language, now, content, canonicalHash);

        if (!notices.IsHeard) return message;

        notices.Say(
            NoticeKind.Debug, new Message("Request.Hash", request.Action, Hashes.Hex(canonicalHash)));
        return message;
    }

    /// <summary>The system's proxy cannot stand between this machine and itself.</summary>
    private ProxyChoice ProxyFor(ServiceEndpoint endpoint)
        => endpoint.IsLoopback && settings.Proxy.Equals(ProxyChoice.OfSystem) ? ProxyChoice.None : settings.Proxy;

    private void Tell(Attempt attempt, Route route, ApiRequest request)
    {
        if (!notices.IsHeard) return;

        var (action, region, endpoint) = (request.Action, request.Region, route.Endpoint.Name);
        var duration = time.GetElapsedTime(attempt.AskedTimestamp, attempt.ReceivedTimestamp);
        var milliseconds = (int)Math.Round(duration.TotalMilliseconds);
        notices.Say(NoticeKind.Verbose, (attempt.Kind, attempt.RequestId) switch
        {
            (AttemptKind.Succeeded, var id) => new Message("Request.Done", action, region, endpoint, id, milliseconds),
            (AttemptKind.NotSent, _) => new Message("Request.NotSent", action, region, endpoint, attempt.Code, milliseconds),
            (_, null) => new Message("Request.Lost", action, region, endpoint, attempt.Code, milliseconds),
            (_, var id) => new Message("Request.Refused", action, region, endpoint, attempt.Code, id, milliseconds),
        });
    }
}
