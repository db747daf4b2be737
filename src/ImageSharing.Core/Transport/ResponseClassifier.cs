using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Transport.Connections;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Transport;

/// <summary>Decides what a reply, or its absence, says about the request.</summary>
internal static class ResponseClassifier
{
    private const string Unreadable = "ResponseUnreadable";

    public static Attempt Classify(
        HttpResponseMessage response, PooledBytes? text, ApiRequest request, ServiceEndpoint endpoint)
    {
        var status = (int)response.StatusCode;
        var body = text is null ? null : ResponseReader.Parse(text.Span, request.Envelope);
        var code = body?.Error?.Code;
        if (string.IsNullOrWhiteSpace(code)) code = null;

        if (status >= 500)
        {
            var message = body?.Error?.Message ?? $"{endpoint.Host} answered with HTTP {Text(status)}.";
            return new Attempt(AttemptKind.Unknown) { Body = body, Code = code ?? Unreadable, Message = message };
        }

        if (status is >= 300 and < 400)
            return Unread(
                $"{endpoint.Host} answered with a redirect, which is not followed. Check -Endpoint and -Proxy.",
                body);

        if (code is not null)
        {
            var handling = ErrorCodes.HandlingOf(code);
            return new Attempt(handling == ErrorHandling.Settle ? AttemptKind.Unknown : AttemptKind.Refused)
            {
                Body = body,
                Code = code,
                Message = body!.Error!.Message ?? "The service gave no message.",
                ServiceDate = handling == ErrorHandling.CorrectClock ? DateOf(response) : null,
            };
        }

        return status is >= 200 and < 300 && body is { Error: null, RequestId.Length: > 0, IsComplete: true }
            ? new Attempt(AttemptKind.Succeeded) { Body = body }
            : Unread(WhyUnread(status, text, endpoint), body);
    }

    /// <summary>The outcome of a request that an exception ended.</summary>
    public static Attempt ClassifyFailure(
        Exception exception,
        bool isTimedOut,
        bool isStarted,
        TimeSpan timeout,
        ServiceEndpoint endpoint,
        ProxyChoice proxy)
    {
        var kind = isStarted ? AttemptKind.Unknown : AttemptKind.NotSent;
        if (isTimedOut)
        {
            var what = isStarted ? "did not answer" : "could not be reached";
            return new Attempt(kind)
            {
                Code = "OperationTimedOut",
                Message = $"{endpoint.Host} {what} within "
                    + $"{timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} "
                    + $"{(timeout.TotalSeconds == 1 ? "second" : "seconds")}. Give a longer -TimeoutSec, or check the network.",
            };
        }

        var trouble = ConnectionTrouble.Of(exception, endpoint, proxy);
        return new Attempt(kind)
        {
            Code = "ConnectionFailed",
            Message = trouble.Reason,
            Cause = trouble.Cause,
            IsLasting = trouble.IsLasting,
        };
    }

    /// <summary>
    /// The outcome where a proxy wants a password, and says so as a reply, before anything was sent through it.
    /// </summary>
    public static Attempt RefusedByProxy()
        => new(AttemptKind.NotSent)
        {
            Code = "ConnectionFailed",
            Message = ConnectionTrouble.ProxyRefused,
            Cause = ConnectionTrouble.ProxyWantsPassword(),
            IsLasting = true,
        };

    private static Attempt Unread(string message, ResponseBody? body = null)
        => new(AttemptKind.Unknown) { Body = body, Code = Unreadable, Message = message };

    private static string WhyUnread(int status, PooledBytes? text, ServiceEndpoint endpoint)
    {
        if (text is null) return $"The answer of {endpoint.Host} is larger than 10 MB, and was not read.";

        var what = text.Length == 0 ? "is empty"
            : ResponseReader.IsMarkup(text.Span) ? "is a web page: something between here and the service answered"
            : "is not what the service answers";
        return $"The answer of {endpoint.Host} (HTTP {Text(status)}) {what}. Check -Endpoint and -Proxy.";
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? DateOf(HttpResponseMessage response)
    {
        if (response.Headers.Contains("Age")) return null;
        if (!response.Headers.TryGetValues("Date", out var dates) || dates.Take(2).Count() != 1) return null;

        return response.Headers.Date;
    }
}
