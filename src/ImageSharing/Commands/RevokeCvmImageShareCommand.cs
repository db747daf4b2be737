using System.Management.Automation;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>Takes shares of images back.</summary>
[Cmdlet(VerbsSecurity.Revoke, "CvmImageShare", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ImageShareResult))]
public sealed class RevokeCvmImageShareCommand : GrantOrRevokeCommand
{
    private protected override ShareVerb Verb => ShareVerb.Revoke;

    /// <summary>To take back named accounts asks as an impact of Medium does.</summary>
    private protected override bool IsToBeAsked => CallerPreference.AsksAtMediumImpact(this);
}
