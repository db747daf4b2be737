namespace ImageSharing.Core.Contract;

/// <summary>As whom the service knows a credential, GetCallerIdentity's reply.</summary>
public sealed class CallerIdentity
{
    internal CallerIdentity()
    {
    }

    /// <summary>The root account's UIN.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The user, or the role and its session.</summary>
    public string? UserId { get; internal init; }

    /// <summary>The account that the key belongs to.</summary>
    public string? PrincipalId { get; internal init; }

    /// <summary>What it is, such as CAMUser.</summary>
    public string? Type { get; internal init; }

    /// <summary>The name of the resource.</summary>
    public string? Arn { get; internal init; }
}
