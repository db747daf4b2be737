using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Sandbox;

/// <summary>A change of shares that was asked for, its parameters checked for form.</summary>
internal sealed record ShareWrite(
    RequestRecord Record,
    string ImageId,
    IReadOnlyList<string> AccountIds,
    bool IsGrant,
    string CallerUin);

/// <summary>Applies a change to an image, account by account, as the switches say.</summary>
internal sealed class ShareApplication(
    SandboxServer server,
    SandboxImage image,
    ShareWrite write,
    HashSet<string> distinct,
    Fault fault)
{
    private readonly List<string> _applied = [];
    private readonly List<string> _refused = [];
    private readonly Instant _now = server.Clock.Now();
    private string? _code;

    private SandboxOptions Options => server.Options;

    private bool HasDuplicates => distinct.Count != write.AccountIds.Count;

    internal Refusal? Run()
    {
        if (fault.Part is { } part)
            ApplyEach(part(write.AccountIds).Where(account => CodeOf(account) is null).ToArray(), isChecked: true);
        else if (Options.Application == Application.Atomic)
            ApplyAllOrNothing();
        else
            ApplyEach(write.AccountIds, isChecked: false);
        write.Record.Applied = _applied;
        return _code is null ? null : new Refusal(_code, Message());
    }

    private void ApplyAllOrNothing()
    {
        foreach (var account in distinct)
        {
            if (CodeOf(account) is { } bad)
                Refuse(account, bad);
        }

        if (_code is null && write.IsGrant && image.Shares.CountWith(distinct) > Options.Quota)
            _code = "OverQuota";
        if (_code is null)
            ApplyEach(write.AccountIds, isChecked: true);
    }

    private void ApplyEach(IReadOnlyList<string> accounts, bool isChecked)
    {
        for (var index = 0; index < accounts.Count; index++)
        {
            if (index == accounts.Count / 2)
                LetOthersWrite();
            var account = accounts[index];
            if (HasDuplicates && _applied.Contains(account))
                continue;
            if (isChecked)
                Change(account);
            else if (CodeOf(account) is { } bad)
                Refuse(account, bad);
            else if (write.IsGrant && !image.Shares.Contains(account) && image.Shares.Count >= Options.Quota)
                _code ??= "OverQuota";
            else
                Change(account);
            if (_code is not null && Options.Application == Application.PartialUpToFirstBad)
                return;
        }
    }

    private void Change(string account)
    {
        var id = write.Record.RequestId;
        if (write.IsGrant ? image.Shares.Grant(account, id, _now) : image.Shares.Revoke(account, id, _now))
            _applied.Add(account);
    }

    private void LetOthersWrite()
    {
        foreach (var writer in fault.Writers)
        {
            if (writer.Moment == WriterMoment.Between)
                writer.Write(server);
        }
    }

    private string? CodeOf(string account)
    {
        if (write.IsGrant || Options.CancelChecksAccounts)
        {
            if (server.Accounts.CodeOf(account, write.CallerUin, write.IsGrant) is { } bad)
                return bad;
        }

        if (write.IsGrant)
        {
            return Options.RepeatedShare == Repetition.Error && image.Shares.Contains(account)
                ? "FailedOperation.AccountAlreadyExists"
                : null;
        }

        return Options.RepeatedCancel == Repetition.Error && !image.Shares.Contains(account)
            ? Options.RepeatedCancelCode
            : null;
    }

    private void Refuse(string account, string bad)
    {
        _code ??= bad;
        if (!HasDuplicates || !_refused.Contains(account))
            _refused.Add(account);
    }

    private string Message() => UsualMessages.Of(_code!, Options.NamesAccount switch
    {
        _ when _code == "OverQuota" => [],
        AccountNaming.First when _refused.Count > 0 => [_refused[0]],
        AccountNaming.Several => _refused,
        _ => [],
    });
}
