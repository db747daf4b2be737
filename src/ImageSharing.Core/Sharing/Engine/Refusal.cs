namespace ImageSharing.Core.Sharing.Engine;

/// <summary>One refusal, as it is told about the accounts that rest on it.</summary>
internal sealed record Refusal(string Code, string Message, string? RequestId);
