using System.Text.Json.Serialization;
using ImageSharing.Core.Transport;

namespace ImageSharing.Core.Sts;

internal sealed class IssuedKeysEnvelope : IResponseEnvelope
{
    public IssuedKeysBody? Response { get; set; }

    ResponseBody? IResponseEnvelope.Response => Response;
}

/// <summary>The answer of AssumeRole and AssumeRoleWithWebIdentity.</summary>
internal sealed class IssuedKeysBody : ResponseBody
{
    public KeysBody? Credentials { get; set; }

    /// <summary>Unix seconds.</summary>
    public long ExpiredTime { get; set; }

    internal override bool IsComplete
        => Credentials is { Token.Length: > 0, TmpSecretId.Length: > 0, TmpSecretKey.Length: > 0 }
            && ExpiredTime is > 0 and < 253_402_300_799;
}

internal sealed class KeysBody
{
    public string? Token { get; set; }

    public string? TmpSecretId { get; set; }

    public string? TmpSecretKey { get; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, MaxDepth = 64)]
[JsonSerializable(typeof(IssuedKeysEnvelope))]
internal sealed partial class StsJson : JsonSerializerContext;
