using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>The rules where items are images: -All, and the lists and searches before a Revoke.</summary>
internal sealed partial class Rules
{
    /// <summary>Accounts come from the pipeline and from -AccountId.</summary>
    private bool HasAccountsFromBoth => Account is not null && _readings.Any(reading => reading.Accounts.Count > 0);

    private Verdict All()
    {
        if (_readings.Any(reading => reading.HasAccounts || reading.HasOtherColumns)) return Verdict.Refuse();
        if (Image is not null && _readings.Any(reading => reading is { IsText: true, IsBlank: false })) return Verdict.Refuse();

        List<Reading> images = [];
        foreach (var reading in _readings)
        {
            var isMeant = Image is null
                ? reading.Image is not null
                : reading.Image is null || reading.Image == Image.Names[0];
            if (reading.IsRefused || reading.IsBlank || !isMeant || reading.Image is not null && IsElsewhere(reading))
            {
                Refuse(reading);
                continue;
            }

            if (reading.IsOpen || Image is not null) Open();
            images.Add(reading);
        }

        // A blank text beside a typed image is refused; whether the others still count is left open.
        var isSure = _verdict.IsClean;
        foreach (var reading in images) Act(reading.Image ?? Image!.Names[0], RegionOf(reading), null, isSure);
        return _verdict;
    }

    /// <summary>Get-CvmImageShare, and what it lists revoked.</summary>
    private Verdict Lists()
    {
        if (HasAccountsFromBoth) return Verdict.Refuse();

        var pairs = _readings.Where(reading => reading.HasAccounts).ToList();
        var hasPair = pairs.Any(pair => pair.Image is not null && !IsLost(pair) && !IsElsewhere(pair) && !pair.HasBlankAccounts);
        foreach (var reading in _readings)
        {
            // Among rows with an account, one without has lost it. Refused ones leave that open.
            if (Account is null && reading is { IsRow: true, HasAccounts: false } && pairs.Count > 0)
            {
                if (hasPair)
                {
                    Refuse(reading);
                    continue;
                }

                Open();
            }

            var isWhole = !reading.HasAccounts && (!reading.HasOtherColumns || _case.HasBlocks);
            var accounts = reading.HasAccounts && !reading.HasBlankAccounts ? reading.Accounts : Account?.Names;
            var namesNobody = accounts is [] || accounts is null && !isWhole;
            if (IsLost(reading) || reading.Image is null || IsElsewhere(reading) || namesNobody)
            {
                Refuse(reading);
                continue;
            }

            var isOpen = IsOpen(reading) || reading.Result is not null || reading.HasBlankAccounts
                || reading is { HasOtherColumns: true, HasAccounts: false };
            if (isOpen) Open();
            Act(reading.Image, RegionOf(reading), accounts, !isOpen && HasGoodAccounts);
        }

        return _verdict;
    }

    /// <summary>Get-CvmImage, and every share of what it finds revoked.</summary>
    private Verdict Searches()
    {
        foreach (var reading in _readings)
        {
            var isLost = reading.IsBlank || reading is { IsRefused: true, HasAccounts: false };
            if (isLost || reading.Image is null || IsElsewhere(reading))
            {
                Refuse(reading);
                continue;
            }

            var isOpen = reading.IsOpen || reading.HasOtherColumns;
            if (isOpen) Open();
            Act(reading.Image, RegionOf(reading), null, !isOpen);
        }

        return _verdict;
    }

    private string RegionOf(Reading reading) => _typedRegion ?? reading.Region ?? CaseGen.Here;

    /// <summary>The item has another region than -Region.</summary>
    private bool IsElsewhere(Reading reading)
        => _typedRegion is not null && reading.Region is not null && _typedRegion != reading.Region;

    /// <summary>The item names nothing. A blank account column beside typed accounts is left open.</summary>
    private bool IsLost(Reading reading)
        => reading.IsBlank || reading.IsRefused && !(reading.HasBlankAccounts && Account is not null);

    /// <summary>The rules leave it open what becomes of the item, or of the command because of others.</summary>
    private bool IsOpen(Reading reading)
        => reading.IsOpen
            || reading.HasBlankAccounts && Account is not null
            || _readings.Any(other => other.IsAmbiguous)
            || Account is not null && _readings.Any(other => other.HasAccounts || other.IsRefused);
}
