using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>
/// The rules of intent, written down a second time: from an input to what it may and must change. It is made from the
/// rules alone and shares nothing with the module.
/// </summary>
internal sealed partial class Rules
{
    private readonly Case _case;
    private readonly List<Reading> _readings = [];
    private readonly Verdict _verdict = new();
    private string? _typedRegion;

    private Rules(Case made) => _case = made;

    private Value? Image => _case.Image.Value;

    private Value? Account => _case.Account.Value;

    private bool HasGoodAccounts => Account is null or { Sense: Sense.Good };

    /// <summary>Set and Test read their whole input as one statement.</summary>
    private bool IsStatement => _case.Operation is Operation.Set or Operation.Test;

    public static Verdict Judge(Case made) => new Rules(made).Judge();

    private Verdict Judge()
    {
        if (_case.Items is null && _case.HasBlocks) return Verdict.Refuse();

        var readings = _case.Items?.SelectMany(item => Reading.Of(item, _case)).ToList();
        if (readings?.TrueForAll(reading => reading.IsBlank) == true) return Verdict.Refuse(fails: IsStatement);
        if (_case.Region.Value is { Sense: Sense.Bad }) return Verdict.Refuse();
        if (Image is { Sense: not Sense.Good }) return Verdict.Refuse();
        if (Account is { Sense: Sense.Blank or Sense.Bad }) return Verdict.Refuse();
        if (_case.Operation == Operation.RevokeAll && !_case.Account.IsAbsent) return Verdict.Refuse();

        _typedRegion = _case.Region.Value is { Sense: Sense.Good } region ? region.Names[0] : null;
        _verdict.IsClean = true;
        if (!HasGoodAccounts) Open(fails: true);
        if (readings is null) return Typed();

        _readings.AddRange(readings);
        SkipBlanksAtTheEnd();
        return _case.Operation switch
        {
            Operation.RevokeAll => All(),
            Operation.GetRevoke => Lists(),
            Operation.SearchRevokeAll => Searches(),
            _ => Pairs(),
        };
    }

    private void SkipBlanksAtTheEnd()
    {
        while (_readings is [.., { IsBlank: true } last])
        {
            if (last.IsOpen || Account is not null || _case.HasBlocks) Open();
            if (_case.Operation == Operation.RevokeAll && last.HasAccounts) Open();
            _readings.RemoveAt(_readings.Count - 1);
            _verdict.Skipped++;
        }
    }

    private Verdict Typed()
    {
        if (Image is null) return Verdict.Refuse();

        var image = Image.Names[0];
        var region = _typedRegion ?? CaseGen.Here;
        var isWhole = _case.Operation switch
        {
            Operation.RevokeAll or Operation.SearchRevokeAll => true,
            Operation.GetRevoke => Account is null,
            _ => false,
        };
        if (!isWhole && Account is null || IsStatement && !HasGoodAccounts) return Verdict.Refuse();
        if (IsStatement) return new Statement(_case, _verdict).Judge([[(image, region, Account!.Names)]]);

        Act(image, region, isWhole ? null : Account!.Names, HasGoodAccounts);
        return _verdict;
    }

    /// <summary>Grant, Revoke, Set and Test with pipeline items.</summary>
    private Verdict Pairs()
    {
        if (HasAccountsFromBoth) return Verdict.Refuse();

        List<List<(string Image, string Region, IReadOnlyList<string> Accounts)>> statement = [];
        foreach (var reading in _readings)
        {
            if (IsStatement && reading.Result is not null) return Verdict.Refuse();
            if (reading.Result is { } result && Skips(result, reading)) continue;

            var accounts = Account?.Names ?? reading.Accounts;
            var isOpen = IsOpen(reading) || IsUndoneByTheOpposite(reading.Result);
            var targets = Targets(reading, ref isOpen);
            if (IsLost(reading) || accounts.Count == 0 || targets.Count == 0)
            {
                if (isOpen && reading.Result is not null) Open();
                else Refuse(reading);
                if (IsStatement) return Verdict.Refuse();
                continue;
            }

            if (isOpen) Open();
            statement.Add([.. targets.Select(target => (target.Image, target.Region, accounts))]);
            if (IsStatement) continue;
            foreach (var (image, region) in targets) Act(image, region, accounts, !isOpen && HasGoodAccounts);
        }

        return statement.Count > 0 && IsStatement ? new Statement(_case, _verdict).Judge(statement) : _verdict;
    }

    /// <summary>The images that an item may be about: none where it is refused, two where that is left open.</summary>
    private List<(string Image, string Region)> Targets(Reading reading, ref bool isOpen)
    {
        var region = RegionOf(reading);
        if (Image is null) return reading.Image is null || IsElsewhere(reading) ? [] : [(reading.Image, region)];

        var typed = Image.Names[0];
        var ofTyped = _typedRegion ?? CaseGen.Here;
        if (reading is { Image: not null, HasAccounts: false } && Account is not null) isOpen = true;
        if (reading.HasBlankImage)
        {
            isOpen = true;
            return [.. new[] { (typed, region), (typed, ofTyped) }.Distinct()];
        }

        if (reading.Image is null) return [(typed, region)];
        if (_case.Operation != Operation.Revoke && reading.Result is null) return [(typed, ofTyped)];
        if (reading.Image != typed || IsElsewhere(reading)) return [];

        isOpen |= region != ofTyped;
        return [(typed, region)];
    }

    /// <summary>Whether a result is none that this cmdlet acts on.</summary>
    private bool Skips(Result result, Reading reading)
    {
        var isDone = result.Status == (result.IsGrant ? "Shared" : "Revoked");
        var acts = IsOwn(result)
            ? result.IsNotDone
            : result.Before == !result.IsGrant && (result.IsNotDone || isDone);
        if (acts) return false;

        if (Image is not null && Image.Names[0] != reading.Image || IsElsewhere(reading)) Open();
        _verdict.Skipped++;
        return true;
    }

    private bool IsUndoneByTheOpposite(Result? result) => result is { IsNotDone: true } && !IsOwn(result);

    private bool IsOwn(Result result) => result.IsGrant == (_case.Operation == Operation.Grant);

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
        var hasResults = _case.Operation is Operation.Grant or Operation.Revoke || accounts is null;
        if (isSure && hasResults) _verdict.Reported.UnionWith(named);
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
