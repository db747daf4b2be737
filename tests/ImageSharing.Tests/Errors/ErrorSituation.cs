using System;
using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Sandbox;

namespace ImageSharing.Tests.Errors;

/// <summary>A command, and the error record that it writes.</summary>
internal sealed record ErrorSituation(string ErrorId, ErrorCategory Category, string? Target, string Script)
{
    /// <summary>What the service does, before the command is run.</summary>
    public Action<SandboxServer>? Service { get; init; }

    /// <summary>Variables of the environment, and null for those that are taken away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Files in the home folder, by their path in it.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the command waits: until a list shows its own writes, or a minute until it gives up.</summary>
    public bool Waits { get; init; }

    public override string ToString() => $"{ErrorId}: {Script}";
}
