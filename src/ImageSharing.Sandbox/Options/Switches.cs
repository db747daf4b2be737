namespace ImageSharing.Sandbox;

/// <summary>What one refused account means for the others of its request; the documentation does not say.</summary>
public enum Application
{
    /// <summary>Nothing of the request is applied.</summary>
    Atomic,

    /// <summary>Every account that can be applied is; then the request is refused.</summary>
    Partial,

    /// <summary>The accounts before the first refused one are applied; then the request is refused.</summary>
    PartialUpToFirstBad,
}

/// <summary>Whether a refusal's Message names the accounts that caused it.</summary>
public enum AccountNaming
{
    /// <summary>No account is named.</summary>
    None,

    /// <summary>The first refused account is named.</summary>
    First,

    /// <summary>Every refused account of the request is named.</summary>
    Several,
}

/// <summary>How the service takes a SHARE of a shared account, or a CANCEL of an unshared one.</summary>
public enum Repetition
{
    /// <summary>Accepted, and nothing changes.</summary>
    NoOp,

    /// <summary>Refused, as any bad account is.</summary>
    Error,
}

/// <summary>How the service takes an account that is listed twice in one request.</summary>
public enum Duplicates
{
    /// <summary>Taken as if it were listed once.</summary>
    Accepted,

    /// <summary>The request is refused under InvalidParameterValue.</summary>
    Refused,
}

/// <summary>How DescribeImageSharePermission spells its keys.</summary>
public enum ShareKeys
{
    /// <summary>AccountId and CreatedTime, as documented.</summary>
    Documented,

    /// <summary>Account and CreateTime, as an old public client read them.</summary>
    Old,
}
