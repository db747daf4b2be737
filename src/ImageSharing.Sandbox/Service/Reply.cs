using System;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageSharing.Sandbox;

/// <summary>What the service answers: a refusal, or what the action writes into the Response.</summary>
internal readonly record struct Reply(Refusal? Refusal, Action<Utf8JsonWriter>? Payload = null)
{
    private static readonly JsonWriterOptions Format = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    internal static Reply Refuse(string code, string message) => new(new Refusal(code, message));

    internal ReadOnlyMemory<byte> Write(string requestId)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Format);
        json.WriteStartObject();
        json.WriteStartObject("Response");
        if (Refusal is not null)
        {
            json.WriteStartObject("Error");
            json.WriteString("Code", Refusal.Code);
            json.WriteString("Message", Refusal.Message);
            json.WriteEndObject();
        }
        else
        {
            Payload?.Invoke(json);
        }

        json.WriteString("RequestId", requestId);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
