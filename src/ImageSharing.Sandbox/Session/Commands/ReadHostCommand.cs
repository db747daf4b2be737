using System.Management.Automation;

namespace ImageSharing.Sandbox.Session.Commands;

/// <summary>Asks for a line, where no shell brings Read-Host.</summary>
[Cmdlet(VerbsCommunications.Read, "Host")]
public sealed class ReadHostCommand : PSCmdlet
{
    /// <summary>The question.</summary>
    [Parameter(Position = 0)]
    public string? Prompt { get; set; }

    /// <summary>Asks for a secret: a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Prompt is not null) Host.UI.Write($"{Prompt}: ");
        WriteObject(AsSecureString ? Host.UI.ReadLineAsSecureString() : Host.UI.ReadLine());
    }
}
