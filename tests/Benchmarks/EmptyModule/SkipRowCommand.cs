using System.Management.Automation;

namespace EmptyModule;

/// <summary>Binds the rows of a list, and does nothing with them.</summary>
[Cmdlet(VerbsCommon.Skip, "Row")]
public sealed class SkipRowCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[]? ImageId { get; set; }

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string[]? AccountId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Region { get; set; }
}
