using System;
using System.Collections.Concurrent;

namespace ImageSharing.Sandbox;

/// <summary>What an account ID stands for.</summary>
public enum AccountKind
{
    /// <summary>A root account: images can be shared with it.</summary>
    Root,

    /// <summary>Nobody: InvalidAccountId.NotFound.</summary>
    Unknown,

    /// <summary>A collaborator or sub-account: FailedOperation.NotMasterAccount.</summary>
    Collaborator,

    /// <summary>An AppId and no UIN: InvalidParameterValue.InvalidAppIdFormat.</summary>
    AppId,

    /// <summary>The caller with any key: the options' SelfCode.</summary>
    Self,

    /// <summary>
    /// SHARE is FailedOperation.AccountAlreadyExists and gives nothing, whether the account has the share or not.
    /// CANCEL works as for a root account.
    /// </summary>
    Phantom,
}

/// <summary>
/// Which account IDs are what. An ID of 5 to 20 digits that nothing was declared about is a root account; anything
/// else is InvalidAccountId.NotFound; the root account of the calling key is the caller itself. Thread safe.
/// </summary>
public sealed class AccountDirectory
{
    private readonly ConcurrentDictionary<string, string?> _codes = new(StringComparer.Ordinal);
    private readonly SandboxOptions _options;

    internal AccountDirectory(SandboxOptions options) => _options = options;

    /// <summary>Says what an account ID stands for, from now on.</summary>
    public void Declare(string accountId, AccountKind kind) => _codes[accountId] = kind switch
    {
        AccountKind.Root => null,
        AccountKind.Phantom => PhantomMark,
        AccountKind.Unknown => "InvalidAccountId.NotFound",
        AccountKind.Collaborator => "FailedOperation.NotMasterAccount",
        AccountKind.AppId => "InvalidParameterValue.InvalidAppIdFormat",
        _ => SelfMark,
    };

    /// <summary>Has requests with this account refused under a code of the caller's choice.</summary>
    public void DeclareBad(string accountId, string code) => _codes[accountId] = code;

    /// <summary>Forgets what was declared about the account ID.</summary>
    public void Forget(string accountId) => _codes.TryRemove(accountId, out _);

    private const string SelfMark = "self";
    private const string PhantomMark = "phantom";

    /// <summary>Why a request with the account is refused; null if it is not.</summary>
    internal string? CodeOf(string accountId, string callerRootUin, bool isGrant)
    {
        if (_codes.TryGetValue(accountId, out var code))
        {
            return code switch
            {
                SelfMark => _options.SelfCode,
                PhantomMark => isGrant ? "FailedOperation.AccountAlreadyExists" : null,
                _ => code,
            };
        }

        if (accountId == callerRootUin)
            return _options.SelfCode;
        return IsWellFormed(accountId) ? null : "InvalidAccountId.NotFound";
    }

    private static bool IsWellFormed(string accountId)
    {
        if (accountId.Length is < 5 or > 20)
            return false;
        foreach (var letter in accountId)
        {
            if (!char.IsAsciiDigit(letter))
                return false;
        }

        return true;
    }
}
