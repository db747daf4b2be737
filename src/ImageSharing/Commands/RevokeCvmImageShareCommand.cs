using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input;

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
    private bool _namesAccounts;

    /// <summary>
    /// Takes back every share of the images, as is needed before an image can be deleted. Nothing that names an account
    /// goes together with it.
    /// </summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override ShareVerb Verb => ShareVerb.Revoke;

    private protected override bool NeedsAccounts => !All;

    private protected override bool ReadsListsFirst => All;

    /// <summary>To take back named accounts asks as an impact of Medium does.</summary>
    private protected override bool IsToBeAsked(ImageInput image) => All || CallerPreference.AsksAtMediumImpact(this);

    private protected override bool Takes(PipedResult result) => All || base.Takes(result);

    private protected override void Gather(
        string? region,
        string imageId,
        IReadOnlyList<AccountInput> accounts,
        Refusal? refusal)
    {
        if (All)
        {
            _namesAccounts |= accounts.Count > 0;
            Input.Whole(region, imageId, refusal);
        }
        else
        {
            base.Gather(region, imageId, accounts, refusal);
        }
    }

    private protected override Refusal? RefusalOfInput()
        => All && (_namesAccounts || AccountsGiven || Input.AccountsWithoutImage.Count > 0)
            ? new Refusal("AccountIdWithAll")
            : null;

    private protected override string? Compare(ImageInput image, IReadOnlyList<string> listed)
    {
        image.RevokeOthers(listed);
        return listed.Count == 0 ? $"Image {image} is shared with nobody." : null;
    }
}
