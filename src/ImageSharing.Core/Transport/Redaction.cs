using System;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Transport;

/// <summary>Takes out of an answer's message what the request brought along and nobody may read.</summary>
internal static class Redaction
{
    private const string SignatureName = "Signature=";
    private const string Hidden = "(hidden)";

    public static string? Of(string? message, Credential? credential)
    {
        if (message is null || credential is null || credential.IsCleared) return message;

        if (credential.RevealToken() is { Length: > 0 } token) message = message.Replace(token, Hidden);
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
