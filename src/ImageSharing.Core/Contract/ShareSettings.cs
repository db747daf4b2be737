namespace ImageSharing.Core.Contract;

/// <summary>How a run goes about it.</summary>
internal sealed class ShareSettings
{
    /// <summary>What is asked for each account.</summary>
    public ShareOperation Operation { get; set; }

    /// <summary>Accounts in one request, 1 to 500.</summary>
    public int BatchSize { get; set; } = ServiceLimits.AccountsInRequest;

    /// <summary>Where the quota has no room for all, share those that fit, in order.</summary>
    public bool AllowPartial { get; set; }

    /// <summary>Read the list at the end and report a difference.</summary>
    public bool Verify { get; set; }

    /// <summary>How long to wait for an image that is busy or not yet NORMAL, in seconds: 0 to 86400.</summary>
    public int WaitTimeoutSeconds { get; set; } = 60;

    /// <summary>Requests in flight, 1 to 1000.</summary>
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Start no request after the first refusal (the caller's -ErrorAction Stop).</summary>
    public bool StopAtFirstRefusal { get; set; }
}

/// <summary>What is asked for each account.</summary>
internal enum ShareOperation
{
    /// <summary>SHARE: the account shall have the share.</summary>
    Grant,

    /// <summary>CANCEL: the account shall not have the share.</summary>
    Revoke,
}
