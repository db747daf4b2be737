using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Sharing.Running;

/// <summary>One refusal, as it is told about the accounts that rest on it.</summary>
/// <param name="Code">The service's code to the letter, or the module's own.</param>
/// <param name="Message">The service's message, or sentences of the module.</param>
/// <param name="RequestId">The request that was refused, or the read on which the refusal rests.</param>
/// <param name="IsOfModule">The module refused, and not the service.</param>
internal sealed record Refusal(string Code, Message Message, string? RequestId, bool IsOfModule = false);
