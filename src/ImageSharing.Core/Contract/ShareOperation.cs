namespace ImageSharing.Core.Contract;

/// <summary>What is asked for each account.</summary>
public enum ShareOperation
{
    /// <summary>SHARE: the account shall have the share.</summary>
    Grant,

    /// <summary>CANCEL: the account shall not have the share.</summary>
    Revoke,
}
