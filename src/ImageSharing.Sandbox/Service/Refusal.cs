using System;

namespace ImageSharing.Sandbox;

/// <summary>A code of the service, and what it says with it.</summary>
internal sealed class Refusal(string code, string? message = null)
{
    internal string Code { get; } = code;

    internal string Message { get; } = message ?? UsualMessages.Of(code);
}

/// <summary>Ends the handling of a request that cannot be understood.</summary>
internal sealed class RefusalException(string code, string message) : Exception(message)
{
    internal Refusal Refusal { get; } = new(code, message);
}
