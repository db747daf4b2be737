using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Input;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>Takes shares of images back.</summary>
[Cmdlet(
    VerbsSecurity.Revoke,
    "CvmImageShare",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ImageShareResult))]
public sealed class RevokeCvmImageShareCommand : ChangeSharesCommand
{
    /// <summary>
    /// Takes back every share of the images, as is needed before an image can be deleted. Nothing that names an account
    /// goes together with it.
    /// </summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override InputRules Rules => All ? InputRules.RevokeAll : InputRules.Revoke;

    private protected override bool NeedsAccounts => !All;

    private protected override bool ReadsListsFirst => All;

    /// <summary>To take back named accounts asks as an impact of Medium does.</summary>
    private protected override bool IsToBeAsked(ImageInput image) => All || CallerPreference.AsksAtMediumImpact(this);

    private protected override string? Compare(
        ImageInput image,
        IReadOnlyList<string> listed,
        RefusedImages refused)
    {
        image.RevokeOthers(listed);
        return listed.Count == 0 ? Messages.Format("NothingShared", image) : null;
    }
}
