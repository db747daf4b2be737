namespace ImageSharing.Core.Contract;

/// <summary>The documented limits of the service.</summary>
internal static class ServiceLimits
{
    /// <summary>The maximum number of shares of an image.</summary>
    public const int SharesOfImage = 500;

    /// <summary>Accounts in one request.</summary>
    public const int AccountsInRequest = 500;
}
