namespace ImageSharing.Sandbox;

/// <summary>The names of the actions that the stand-in knows, as X-TC-Action carries them.</summary>
public static class SandboxActions
{
    /// <summary>CVM: shares an image with accounts, or takes shares back.</summary>
    public const string ModifyImageSharePermission = nameof(ModifyImageSharePermission);

    /// <summary>CVM: lists the accounts that an image is shared with.</summary>
    public const string DescribeImageSharePermission = nameof(DescribeImageSharePermission);

    /// <summary>CVM: finds images.</summary>
    public const string DescribeImages = nameof(DescribeImages);

    /// <summary>STS: says whose key signed the request.</summary>
    public const string GetCallerIdentity = nameof(GetCallerIdentity);

    /// <summary>STS: issues temporary keys of a role.</summary>
    public const string AssumeRole = nameof(AssumeRole);

    /// <summary>STS: issues temporary keys of a role for a web identity; the request is not signed.</summary>
    public const string AssumeRoleWithWebIdentity = nameof(AssumeRoleWithWebIdentity);
}
