using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>Shares images with exactly the specified accounts.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "CvmImageShare",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ImageShareResult))]
public sealed class SetCvmImageShareCommand : ChangeSharesCommand
{
    private readonly Dictionary<ImageInput, SetDifference> _differences = [];

    /// <summary>
    /// Where the quota has no room for all, shares with those that fit, in input order; without it such an image is
    /// refused whole.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowPartial { get; set; }

    /// <summary>Lets an empty list, specified as -AccountId @(), take back every share.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    private protected override InputRules Rules => InputRules.Set;

    private protected override bool FillsQuotaInPart => AllowPartial;

    private protected override bool ReadsListsFirst => true;

    /// <summary>To share asks as an impact of Medium does.</summary>
    private protected override bool IsToBeAsked(ImageInput image)
        => image.Revoked.Count > 0 || CallerPreference.AsksAtMediumImpact(this);

    private protected override Refusal? RefusalOfInput()
        => Pipeline.IsEmpty ? Refusal.Of("DesiredSetEmpty.Pipeline")
            : Pipeline.Typed.HasEmptyAccounts && !AllowEmpty ? new Refusal("DesiredSetEmpty")
            : null;

    private protected override void RefuseImages() => Input.RefuseIncomplete("DesiredSetIncomplete.Set");

    private protected override string? Compare(
        ImageInput image,
        IReadOnlyList<string> listed,
        RefusedImages refused)
    {
        var wanted = new HashSet<string>(image.WellFormedAccounts, StringComparer.Ordinal);
        var has = new HashSet<string>(listed, StringComparer.Ordinal);
        var others = listed.Where(account => !wanted.Contains(account)).ToList();
        image.RevokeOthers(
            others.Where(account => !refused.Names(account)).ToList(),
            others.Where(refused.Names).Select(account => new AccountInput(account, refused.Reason(account))).ToList());
        var granted = image.WellFormedAccounts.Where(account => !has.Contains(account)).ToList();
        var difference = new SetDifference(image, granted);
        _differences[image] = difference;
        return difference.IsNone ? Messages.Format("NothingToSet", image) : null;
    }

    private protected override string Description(ImageInput image) => _differences[image].Description;

    private protected override string Question(ImageInput image) => _differences[image].Question;
}
