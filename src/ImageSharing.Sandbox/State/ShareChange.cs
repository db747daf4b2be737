using System;

namespace ImageSharing.Sandbox;

/// <summary>One change of an image's true share set.</summary>
/// <param name="At">When, by the TimeProvider's GetUtcNow.</param>
/// <param name="Timestamp">When, by the TimeProvider's GetTimestamp.</param>
/// <param name="IsGrant">True if the account got the share, false if it lost it.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Writer">The RequestId of the request that did it, or the name of another writer.</param>
public readonly record struct ShareChange(
    DateTimeOffset At,
    long Timestamp,
    bool IsGrant,
    string AccountId,
    string Writer);
