namespace ImageSharing.Core.Contract;

/// <summary>The settings of a run.</summary>
internal sealed class ShareSettings
{
    /// <summary>The operation for each account.</summary>
    public ShareOperation Operation { get; set; }

    /// <summary>Accounts in one request, 1 to 500.</summary>
    public int BatchSize { get; set; } = ServiceLimits.AccountsInRequest;

    /// <summary>If the quota has no room for all accounts, share with those that fit, in order.</summary>
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

/// <summary>The operation for each account.</summary>
internal enum ShareOperation
{
    /// <summary>SHARE: the account gets the share.</summary>
    Grant,

    /// <summary>CANCEL: the account loses the share.</summary>
    Revoke,
}
