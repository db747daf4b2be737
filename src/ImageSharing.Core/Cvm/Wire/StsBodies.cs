using System.Text.Json.Serialization;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm.Wire;

internal sealed class IssuedKeysEnvelope : IResponseEnvelope
{
    public IssuedKeysBody? Response { get; set; }

    ResponseBody? IResponseEnvelope.Response => Response;
}

/// <summary>The reply of AssumeRole and AssumeRoleWithWebIdentity.</summary>
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

internal sealed class CallerEnvelope : IResponseEnvelope
{
    public CallerBody? Response { get; set; }

    ResponseBody? IResponseEnvelope.Response => Response;
}

/// <summary>The reply of GetCallerIdentity.</summary>
internal sealed class CallerBody : ResponseBody
{
    public string? AccountId { get; set; }

    public string? UserId { get; set; }

    public string? PrincipalId { get; set; }

    public string? Type { get; set; }

    public string? Arn { get; set; }

    internal override bool IsComplete => AccountId is { Length: > 0 };
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, MaxDepth = 64)]
[JsonSerializable(typeof(IssuedKeysEnvelope))]
[JsonSerializable(typeof(CallerEnvelope))]
internal sealed partial class StsJson : JsonSerializerContext;
