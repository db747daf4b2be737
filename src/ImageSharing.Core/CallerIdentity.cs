namespace ImageSharing.Core;

/// <summary>As whom the service knows a credential, GetCallerIdentity's answer.</summary>
public sealed class CallerIdentity
{
    internal CallerIdentity(Sts.CallerBody body)
    {
        AccountId = body.AccountId;
        UserId = body.UserId;
        PrincipalId = body.PrincipalId;
        Type = body.Type;
        Arn = body.Arn;
    }

    /// <summary>The root account's UIN.</summary>
    public string? AccountId { get; }

    /// <summary>The user, or the role and its session.</summary>
    public string? UserId { get; }

    /// <summary>The account that the key belongs to.</summary>
    public string? PrincipalId { get; }

    /// <summary>What it is, such as CAMUser.</summary>
    public string? Type { get; }

    /// <summary>The name of the resource.</summary>
    public string? Arn { get; }
}
