using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>
/// The rules of intent, written down a second time: from an input to what it may and must change. It is made from the
/// rules alone and shares nothing with the module.
/// </summary>
internal sealed class Rules
{
    private readonly Case _case;
    private readonly List<Reading> _readings = [];
    private readonly Verdict _verdict = new();
    private string? _typedRegion;

    private Rules(Case made) => _case = made;

    private Value? Image => _case.Image.Value;

    private Value? Account => _case.Account.Value;

    /// <summary>Set and Test read their whole input as one statement.</summary>
    private bool IsStatement => _case.Operation is Operation.Set or Operation.Test;

    private bool HasBlocks => _case.Image.Block is not null || _case.Account.Block is not null || _case.Region.Block is not null;

    public static Verdict Judge(Case made) => new Rules(made).Judge();

    private Verdict Judge()
    {
        if (_case.Items is null && HasBlocks) return Verdict.Refuse();

        var isEmpty = _case.Items is { } items && items.SelectMany(item => Reading.Of(item, _case)).All(reading => reading.IsBlank);
        if (isEmpty) return Verdict.Refuse(fails: IsStatement);
        if (_case.Region.Value is { Sense: Sense.Bad }) return Verdict.Refuse();
        if (Image is { Sense: not Sense.Good } || Account is { Sense: Sense.Blank or Sense.Bad }) return Verdict.Refuse();
        if (_case.Operation == Operation.RevokeAll && !_case.Account.IsAbsent) return Verdict.Refuse();

        _typedRegion = _case.Region.Value is { Sense: Sense.Good } region ? region.Names[0] : null;
        _verdict.IsClean = true;
        if (Account is { Sense: Sense.Mixed }) Open(fails: true);
        if (_case.Items is null) return Typed();

        _readings.AddRange(_case.Items.Value.SelectMany(item => Reading.Of(item, _case)));
        while (_readings is [.., { IsBlank: true }])
        {
            if (_readings[^1].IsOpen || _case.Operation == Operation.RevokeAll && _readings[^1].HasAccounts) Open();
            _readings.RemoveAt(_readings.Count - 1);
            _verdict.Skipped++;
            if (Account is not null || HasBlocks) Open();
        }

        return _case.Operation switch
        {
            Operation.RevokeAll => All(),
            Operation.GetRevoke => Lists(),
            Operation.SearchRevokeAll => Searches(),
            _ => Pairs(),
        };
    }

    private Verdict Typed()
    {
        if (Image is null) return Verdict.Refuse();
        var image = Image.Names[0];
        var region = _typedRegion ?? CaseGen.Here;
        var isWhole = _case.Operation is Operation.RevokeAll or Operation.SearchRevokeAll || _case.Operation == Operation.GetRevoke && Account is null;
        if (!isWhole && Account is null) return Verdict.Refuse();
        if (IsStatement)
        {
            if (Account!.Is(Sense.Mixed)) return Verdict.Refuse();
            return new Statement(_case, _verdict).Judge([[(image, region, Account.Names)]]);
        }

        Act(image, region, isWhole ? null : Account!.Names, isSure: Account is null or { Sense: Sense.Good });
        return _verdict;
    }

    /// <summary>Grant, Revoke and Set with pipeline items.</summary>
    private Verdict Pairs()
    {
        if (Account is not null && _readings.Any(reading => reading.Accounts.Count > 0)) return Verdict.Refuse();
        var isDoubtful = Account is not null && _readings.Any(reading => reading.HasAccounts || reading.IsRefused);
        var isSet = IsStatement;
        var isAmbiguous = isDoubtful || _readings.Any(reading => reading.IsAmbiguous);
        List<List<(string Image, string Region, IReadOnlyList<string> Accounts)>> statement = [];
        foreach (var reading in _readings)
        {
            if (isSet && reading.Result is not null) return Verdict.Refuse();
            if (reading.Result is { } result && Skips(result, reading)) continue;

            var accounts = Account?.Names ?? reading.Accounts;
            var isOpen = reading.IsOpen || reading.HasBlankAccounts && Account is not null || isAmbiguous
                || reading.Result is { Status: not ("Shared" or "Revoked") } undone && undone.IsGrant != (_case.Operation == Operation.Grant);
            var targets = Targets(reading, ref isOpen);
            var isLost = reading.IsRefused && !(reading.HasBlankAccounts && Account is not null) || reading.IsBlank || accounts.Count == 0 || targets.Count == 0;
            if (isLost && reading.Result is not null && isOpen)
            {
                Open();
                continue;
            }

            if (isLost)
            {
                Refuse(reading);
                if (isSet) return Verdict.Refuse();
                continue;
            }

            if (isOpen) Open();
            statement.Add([.. targets.Select(target => (target.Image, target.Region, accounts))]);
            if (!isSet)
                foreach (var (image, region) in targets) Act(image, region, accounts, isSure: !isOpen && Account is null or { Sense: Sense.Good } && !isOpen);
        }

        return isSet && statement.Count > 0 ? new Statement(_case, _verdict).Judge(statement) : _verdict;
    }

    /// <summary>The images that an item may be about: none where it is refused, two where the rules leave it open.</summary>
    private List<(string Image, string Region)> Targets(Reading reading, ref bool isOpen)
    {
        var region = _typedRegion ?? reading.Region ?? CaseGen.Here;
        var isOther = _typedRegion is not null && reading.Region is not null && _typedRegion != reading.Region;
        if (Image is null)
            return reading.Image is null || isOther ? [] : [(reading.Image, region)];

        var typed = Image.Names[0];
        if (reading is { Image: not null, HasAccounts: false } && Account is not null) isOpen = true;
        if (reading.HasBlankImage)
        {
            isOpen = true;
            return [.. new[] { (typed, region), (typed, _typedRegion ?? CaseGen.Here) }.Distinct()];
        }

        if (reading.Image is null) return [(typed, region)];
        if (_case.Operation != Operation.Revoke && reading.Result is null) return [(typed, _typedRegion ?? CaseGen.Here)];
        if (reading.Image != typed || isOther) return [];
        isOpen |= region != (_typedRegion ?? CaseGen.Here);
        return [(typed, region)];
    }

    /// <summary>Whether a result is none that this cmdlet acts on.</summary>
    private bool Skips(Result result, Reading reading)
    {
        var isOwn = result.IsGrant == (_case.Operation == Operation.Grant);
        var isNotDone = result.Status is "Failed" or "Unknown";
        var acts = isOwn ? isNotDone : result.Before == !result.IsGrant && (isNotDone || result.Status == (result.IsGrant ? "Shared" : "Revoked"));
        if (acts) return false;
        if (Image is not null && Image.Names[0] != reading.Image || _typedRegion is not null && _typedRegion != reading.Region) Open();
        _verdict.Skipped++;
        return true;
    }

    private Verdict All()
    {
        if (_readings.Any(reading => reading.HasAccounts || reading.HasOtherColumns)) return Verdict.Refuse();
        if (Image is not null && _readings.Any(reading => reading.IsText)) return Verdict.Refuse();
        List<Reading> lost = [];
        foreach (var reading in _readings)
        {
            var isOther = _typedRegion is not null && reading is { Region: not null, Image: not null } && _typedRegion != reading.Region;
            var isOfTyped = Image is null ? reading.Image is not null : reading.Image is null || reading.Image == Image.Names[0];
            if (reading.IsRefused || reading.IsBlank || isOther || !isOfTyped)
            {
                lost.Add(reading);
                Refuse(reading);
                continue;
            }

            if (reading.IsOpen || Image is not null) Open();
        }

        var isSure = _verdict.IsClean;
        foreach (var reading in _readings.Except(lost))
            Act(reading.Image ?? Image!.Names[0], _typedRegion ?? reading.Region ?? CaseGen.Here, null, isSure);
        return _verdict;
    }

    /// <summary>Get-CvmImageShare, and what it lists revoked.</summary>
    private Verdict Lists()
    {
        if (Account is not null && _readings.Any(reading => reading.Accounts.Count > 0)) return Verdict.Refuse();
        var isDoubtful = Account is not null && _readings.Any(reading => reading.HasAccounts || reading.IsRefused);
        foreach (var reading in _readings)
        {
            var isOther = _typedRegion is not null && reading.Region is not null && _typedRegion != reading.Region;
            var isWhole = reading is { HasAccounts: false, HasOtherColumns: false } || HasBlocks && !reading.HasAccounts;
            var accounts = reading.HasAccounts && !reading.HasBlankAccounts ? reading.Accounts : Account?.Names;
            var isLost = reading.IsRefused && !(reading.HasBlankAccounts && Account is not null) || reading.IsBlank || reading.Image is null || isOther
                || accounts is null && !isWhole || accounts is [];
            if (isLost)
            {
                Refuse(reading);
                continue;
            }

            var isOpen = reading.IsOpen || reading.Result is not null || isDoubtful || _readings.Any(other => other.IsAmbiguous)
                || reading.HasOtherColumns && !reading.HasAccounts || reading.HasBlankAccounts;
            if (isOpen) Open();
            Act(reading.Image!, _typedRegion ?? reading.Region ?? CaseGen.Here, accounts, !isOpen && Account is null or { Sense: Sense.Good } && !isOpen);
        }

        return _verdict;
    }

    /// <summary>Get-CvmImage, and every share of what it finds revoked.</summary>
    private Verdict Searches()
    {
        foreach (var reading in _readings)
        {
            var isOther = _typedRegion is not null && reading.Region is not null && _typedRegion != reading.Region;
            var isOpen = reading.IsOpen || reading.HasOtherColumns;
            if (reading.IsBlank || reading.Image is null || isOther || reading.IsRefused && !reading.HasAccounts)
            {
                Refuse(reading);
                continue;
            }

            if (isOpen) Open();
            Act(reading.Image, _typedRegion ?? reading.Region ?? CaseGen.Here, null, !isOpen);
        }

        return _verdict;
    }

    /// <summary>The image is granted to the accounts or revoked from them; null is every account that has it.</summary>
    private void Act(string image, string region, IReadOnlyList<string>? accounts, bool isSure)
    {
        if (region == CaseGen.Nowhere)
        {
            _verdict.IsClean = false;
            _verdict.Fails |= isSure;
            return;
        }

        var isGrant = _case.Operation == Operation.Grant;
        var shared = _case.Shares.Where(pair => pair.Image == image && pair.Region == region).ToHashSet();
        var named = accounts?.Select(account => new Pair(region, image, account)).ToList() ?? [.. shared];
        _verdict.Do(named.Where(pair => shared.Contains(pair) != isGrant), isSure);
        if (isSure && (_case.Operation is Operation.Grant or Operation.Revoke || accounts is null)) _verdict.Reported.UnionWith(named);
    }

    private void Refuse(Reading reading)
    {
        if (!_verdict.Refused.Contains(reading.Key)) _verdict.Refused.Add(reading.Key);
        Open(fails: true);
    }

    private void Open(bool fails = false)
    {
        _verdict.IsClean = false;
        _verdict.Fails |= fails;
    }
}
