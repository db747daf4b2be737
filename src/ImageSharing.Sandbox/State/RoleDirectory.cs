using System;
using System.Collections.Concurrent;

namespace ImageSharing.Sandbox;

/// <summary>
/// Which roles can be assumed. A role that nothing was declared about can be, by everybody, if its ARN is well formed:
/// <c>qcs::cam::uin/ROOT:roleName/NAME</c>. Thread safe.
/// </summary>
public sealed class RoleDirectory
{
    private readonly ConcurrentDictionary<string, Refusal> _refused = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _externalIds = new(StringComparer.Ordinal);

    internal RoleDirectory()
    {
    }

    /// <summary>Has AssumeRole of that role refused.</summary>
    public void Refuse(string roleArn, string code = "ResourceNotFound.RoleNotFound", string? message = null)
        => _refused[roleArn] = new Refusal(code, message);

    /// <summary>Has AssumeRole of that role refused unless it comes with that ExternalId.</summary>
    public void RequireExternalId(string roleArn, string externalId) => _externalIds[roleArn] = externalId;

    internal Refusal? RefusalOf(string roleArn, string? externalId)
    {
        if (_refused.TryGetValue(roleArn, out var refusal))
            return refusal;
        return _externalIds.TryGetValue(roleArn, out var required) && required != externalId
            ? new Refusal("UnauthorizedOperation", "The ExternalId does not match the one that the role requires.")
            : null;
    }
}
