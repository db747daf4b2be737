using System.Management.Automation;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>Shares images with accounts.</summary>
[Cmdlet(VerbsSecurity.Grant, "CvmImageShare", SupportsShouldProcess = true)]
[OutputType(typeof(ImageShareResult))]
public sealed class GrantCvmImageShareCommand : ChangeSharesCommand
{
    /// <summary>
    /// Where the quota has no room for all, shares with those that fit, in input order; without it such an image is
    /// refused whole.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowPartial { get; set; }

    private protected override InputRules Rules => InputRules.Grant;

    private protected override bool FillsQuotaInPart => AllowPartial;
}
