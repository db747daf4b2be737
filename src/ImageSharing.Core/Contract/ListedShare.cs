using System;

namespace ImageSharing.Core.Contract;

/// <summary>One account that has a share.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="CreatedUtc">Since when (UTC); null where the service does not say.</param>
public readonly record struct ListedShare(string AccountId, DateTime? CreatedUtc);
