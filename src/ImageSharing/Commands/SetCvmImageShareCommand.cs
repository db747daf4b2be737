using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>Makes the accounts given the ones, and the only ones, that images are shared with.</summary>
[Cmdlet(
    VerbsCommon.Set,
    "CvmImageShare",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ImageShareResult))]
public sealed class SetCvmImageShareCommand : ChangeSharesCommand
{
    private const int Named = 3;

    private readonly Dictionary<ImageInput, SetDifference> _differences = [];
    private bool _hasResults;
    private bool _hasEmptySet;

    /// <summary>
    /// Where the quota has no room for all, shares with those that fit, in input order; without it such an image is
    /// refused whole.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowPartial { get; set; }

    /// <summary>Lets an empty list, which is given as -AccountId @(), take back every share.</summary>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    private protected override ShareVerb Verb => ShareVerb.Set;

    private protected override bool FillsQuotaInPart => AllowPartial;

    private protected override bool NeedsAccounts => !_hasEmptySet;

    private protected override bool ReadsListsFirst => true;

    /// <summary>To share asks as an impact of Medium does.</summary>
    private protected override bool IsToBeAsked(ImageInput image)
        => image.Revoked.Count > 0 || CallerPreference.AsksAtMediumImpact(this);

    /// <summary>A result says nothing about the accounts that are not in it.</summary>
    private protected override bool Takes(PipedResult result)
    {
        _hasResults = true;
        return false;
    }

    private protected override void Gather(
        string? region,
        string imageId,
        IReadOnlyList<AccountInput> accounts,
        Refusal? refusal)
    {
        if (accounts.Count > 0 || !AccountsGiven || AccountId is not { Length: 0 })
        {
            base.Gather(region, imageId, accounts, refusal);
            return;
        }

        _hasEmptySet = true;
        Input.Whole(region, imageId, refusal);
    }

    private protected override Refusal? RefusalOfInput()
    {
        if (_hasResults) return new Refusal("ResultNotAccepted");

        return NothingCame || (_hasEmptySet && !AllowEmpty) ? new Refusal("DesiredSetEmpty") : null;
    }

    /// <summary>A list with a hole in it must not revoke; an item without an image may belong to any of them.</summary>
    private protected override void RefuseImages()
    {
        foreach (var image in Input.Images.Where(image => image.Refusal is null))
            if (HoleOf(image) is { } hole) image.Refuse(new Refusal("DesiredSetIncomplete", hole));
    }

    private protected override string? Compare(ImageInput image, IReadOnlyList<string> listed)
    {
        var wanted = new HashSet<string>(image.WellFormedAccounts, StringComparer.Ordinal);
        var has = new HashSet<string>(listed, StringComparer.Ordinal);
        image.RevokeOthers(listed.Where(account => !wanted.Contains(account)).ToList());
        var granted = image.WellFormedAccounts.Where(account => !has.Contains(account)).ToList();
        var difference = new SetDifference(image, granted);
        _differences[image] = difference;
        return difference.IsNone
            ? $"Image {image} is shared with exactly these accounts: nothing is to be done."
            : null;
    }

    private protected override string Description(ImageInput image) => _differences[image].Description;

    private protected override string Question(ImageInput image) => _differences[image].Question;

    private string? HoleOf(ImageInput image)
    {
        if (image.HasMalformedAccounts)
        {
            var items = image.Accounts.Where(account => !account.IsAccount);
            var malformed = items.Select(account => account.Text.Length == 0 ? "a blank item" : $"'{account.Text}'").ToList();
            var some = string.Join(", ", malformed.Take(Named)) + (malformed.Count > Named ? ", …" : string.Empty);
            return $"{some} can't be an account ID, and an incomplete list must not revoke. Nothing was changed.";
        }

        if (Input.ItemsWithoutImage > 0)
            return "Other items came without an image and may have been meant for this one. Nothing was changed.";

        return Input.ImagesWithoutAccount.Contains(image.ImageId)
            ? "An item for it came without an account, and an incomplete list must not revoke. Nothing was changed."
            : null;
    }
}
