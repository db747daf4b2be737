using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace ImageSharing.Sandbox.Session;

/// <summary>The program that the engine is hosted in, as the engine sees it.</summary>
internal sealed class SessionHost(string name, PSHostUserInterface ui) : PSHost
{
    /// <summary>What was given to exit; null where nothing was.</summary>
    public int? ExitCode { get; private set; }

    /// <inheritdoc/>
    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    /// <inheritdoc/>
    public override CultureInfo CurrentUICulture { get; } = CultureInfo.GetCultureInfo("en-US");

    /// <inheritdoc/>
    public override Guid InstanceId { get; } = Guid.NewGuid();

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override PSHostUserInterface UI => ui;

    /// <inheritdoc/>
    public override Version Version { get; } = new(1, 0);

    /// <inheritdoc/>
    public override void EnterNestedPrompt() => throw new PSNotSupportedException("This session has no nested prompt.");

    /// <inheritdoc/>
    public override void ExitNestedPrompt() => throw new PSNotSupportedException("This session has no nested prompt.");

    /// <inheritdoc/>
    public override void NotifyBeginApplication()
    {
    }

    /// <inheritdoc/>
    public override void NotifyEndApplication()
    {
    }

    /// <inheritdoc/>
    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
}
