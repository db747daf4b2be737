namespace ImageSharing.Core.Contract;

/// <summary>What the service allows, as its documentation has it.</summary>
internal static class ServiceLimits
{
    /// <summary>The maximum number of shares of an image.</summary>
    public const int SharesOfImage = 500;

    /// <summary>Accounts in one request.</summary>
    public const int AccountsInRequest = 500;
}
