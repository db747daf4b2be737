using System;
using System.Linq;
using System.Net.Http;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Json;
using ImageSharing.Core.Transport.Connections;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Transport.Responses;

/// <summary>Decides what a reply, or its absence, says about the request.</summary>
internal static class ResponseClassifier
{
    private const string Unreadable = "ResponseUnreadable";

    public static Attempt Classify(
        HttpResponseMessage response, PooledBytes? text, Func<ResponseBody> newResponse, ServiceEndpoint endpoint)
    {
        var status = (int)response.StatusCode;
        var body = text is null ? null : ResponseReader.Parse(text.Span, newResponse);
        var code = body?.Error?.Code;
        if (string.IsNullOrWhiteSpace(code)) code = null;

        if (status >= 500)
        {
            var message = Said(body) ?? new Message("Response.ServerError", endpoint.Host, status);
            return new Attempt(AttemptKind.Unknown) { Body = body, Code = code ?? Unreadable, Message = message };
        }

        if (status is >= 300 and < 400)
            return Unread(new Message("Response.Redirect", endpoint.Host), body);

        if (code is not null)
        {
            var handling = ErrorCodes.HandlingOf(code);
            return new Attempt(handling == ErrorHandling.Settle ? AttemptKind.Unknown : AttemptKind.Refused)
            {
                Body = body,
                Code = code,
                Message = Said(body) ?? new Message("Response.NoMessage"),
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
            return new Attempt(kind)
            {
                Code = "OperationTimedOut",
                Message = new Message(
                    isStarted ? "Connection.NoResponse" : "Connection.NotInTime", endpoint.Host, timeout),
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
            Message = new Message("Proxy.Refused"),
            IsLasting = true,
        };

    private static Attempt Unread(Message message, ResponseBody? body = null)
        => new(AttemptKind.Unknown) { Body = body, Code = Unreadable, Message = message };

    private static Message WhyUnread(int status, PooledBytes? text, ServiceEndpoint endpoint)
    {
        if (text is null) return new Message("Response.TooLarge", endpoint.Host);

        return new Message(
            text.Length == 0 ? "Response.Empty"
                : ResponseReader.IsMarkup(text.Span) ? "Response.WebPage"
                : "Response.Unexpected",
            endpoint.Host,
            status);
    }

    private static Message? Said(ResponseBody? body)
        => body?.Error?.Message is { } text ? Message.Verbatim(text) : null;

    private static DateTimeOffset? DateOf(HttpResponseMessage response)
    {
        if (response.Headers.Contains("Age")) return null;
        if (!response.Headers.TryGetValues("Date", out var dates) || dates.Take(2).Count() != 1) return null;

        return response.Headers.Date;
    }
}
