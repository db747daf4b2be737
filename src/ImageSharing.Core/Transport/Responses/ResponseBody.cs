using System.Text.Json;
using ImageSharing.Core.Json;

namespace ImageSharing.Core.Transport.Responses;

/// <summary>What every reply has. Names are case-sensitive, and unknown members are ignored.</summary>
internal class ResponseBody
{
    public ErrorBody? Error { get; private set; }

    public string? RequestId { get; private set; }

    /// <summary>True if the reply has what the action's reply must have.</summary>
    internal virtual bool IsComplete => true;

    /// <summary>Reads the object that the reader is at.</summary>
    /// <exception cref="JsonException">It is not an object, or a member has another type than it must have.</exception>
    internal void Read(ref Utf8JsonReader reader)
    {
        JsonMembers.BeginObject(ref reader);
        while (JsonMembers.NextMember(ref reader) is { } name)
        {
            switch (name)
            {
                case "Error":
                    Error = reader.TokenType == JsonTokenType.Null ? null : ErrorBody.Read(ref reader);
                    break;
                case "RequestId":
                    RequestId = reader.GetString();
                    break;
                default:
                    ReadMember(ref reader, name);
                    break;
            }
        }
    }

    /// <summary>Reads or skips a member that not every reply has.</summary>
    protected virtual void ReadMember(ref Utf8JsonReader reader, string name) => reader.Skip();
}

/// <summary>A refusal.</summary>
internal sealed class ErrorBody
{
    public string? Code { get; private set; }

    public string? Message { get; private set; }

    public static ErrorBody Read(ref Utf8JsonReader reader)
    {
        var error = new ErrorBody();
        JsonMembers.BeginObject(ref reader);
        while (JsonMembers.NextMember(ref reader) is { } name)
        {
            if (name == nameof(Code)) error.Code = reader.GetString();
            else if (name == nameof(Message)) error.Message = reader.GetString();
            else reader.Skip();
        }

        return error;
    }
}
