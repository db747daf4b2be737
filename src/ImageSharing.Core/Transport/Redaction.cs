using System;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Transport;

/// <summary>Removes the secrets of the request from the message of a reply.</summary>
internal static class Redaction
{
    private const string SignatureName = "Signature=";
    private const string Hidden = "(hidden)";

    /// <summary>Shorter tokens are not real: hiding all their occurrences would reveal them.</summary>
    private const int ShortestSecret = 6;

    public static Message? Of(Message? message, Credential? credential)
        => message?.Text is { } text && credential is { IsCleared: false }
            ? Message.Verbatim(Of(text, credential))
            : message;

    private static string Of(string message, Credential credential)
    {
        if (credential.RevealToken() is { Length: >= ShortestSecret } token) message = message.Replace(token, Hidden);
        var start = message.IndexOf(SignatureName, StringComparison.Ordinal);
        while (start >= 0)
        {
            var first = start + SignatureName.Length;
            var end = first;
            while (end < message.Length && message[end] is (>= '0' and <= '9') or (>= 'a' and <= 'f')) end++;
            message = message.Substring(0, first) + Hidden + message.Substring(end);
            start = message.IndexOf(SignatureName, first, StringComparison.Ordinal);
        }

        return message;
    }
}
