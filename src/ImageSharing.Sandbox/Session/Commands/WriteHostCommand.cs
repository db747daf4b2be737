using System.Management.Automation;

namespace ImageSharing.Sandbox.Session.Commands;

/// <summary>Shows text, where no shell brings Write-Host.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    /// <summary>What to show.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    public object? Object { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var text = LanguagePrimitives.ConvertTo<string>(Object) ?? string.Empty;
        WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]);
    }
}
