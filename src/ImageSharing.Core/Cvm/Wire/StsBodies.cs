using System.Text.Json;
using ImageSharing.Core.Json;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm.Wire;

/// <summary>The reply of AssumeRole and AssumeRoleWithWebIdentity.</summary>
internal sealed class IssuedKeysBody : ResponseBody
{
    public string? Token { get; private set; }

    public string? TmpSecretId { get; private set; }

    public string? TmpSecretKey { get; private set; }

    /// <summary>Unix seconds.</summary>
    public long ExpiredTime { get; private set; }

    internal override bool IsComplete
        => this is { Token.Length: > 0, TmpSecretId.Length: > 0, TmpSecretKey.Length: > 0 }
            && ExpiredTime is > 0 and < 253_402_300_799;

    protected override void ReadMember(ref Utf8JsonReader reader, string name)
    {
        if (name == nameof(ExpiredTime)) ExpiredTime = reader.GetInt64();
        else if (name == "Credentials" && reader.TokenType != JsonTokenType.Null) ReadKeys(ref reader);
        else reader.Skip();
    }

    private void ReadKeys(ref Utf8JsonReader reader)
    {
        JsonMembers.BeginObject(ref reader);
        while (JsonMembers.NextMember(ref reader) is { } name)
        {
            switch (name)
            {
                case nameof(Token):
                    Token = reader.GetString();
                    break;
                case nameof(TmpSecretId):
                    TmpSecretId = reader.GetString();
                    break;
                case nameof(TmpSecretKey):
                    TmpSecretKey = reader.GetString();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }
}

/// <summary>The reply of GetCallerIdentity.</summary>
internal sealed class CallerBody : ResponseBody
{
    public string? AccountId { get; private set; }

    public string? UserId { get; private set; }

    public string? PrincipalId { get; private set; }

    public string? Type { get; private set; }

    public string? Arn { get; private set; }

    internal override bool IsComplete => AccountId is { Length: > 0 };

    protected override void ReadMember(ref Utf8JsonReader reader, string name)
    {
        switch (name)
        {
            case nameof(AccountId):
                AccountId = reader.GetString();
                break;
            case nameof(UserId):
                UserId = reader.GetString();
                break;
            case nameof(PrincipalId):
                PrincipalId = reader.GetString();
                break;
            case nameof(Type):
                Type = reader.GetString();
                break;
            case nameof(Arn):
                Arn = reader.GetString();
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
