using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Input;
using ImageSharing.Input.Forms;
using ImageSharing.Output;

namespace ImageSharing.Commands;

/// <summary>Asks for share lists and writes the shares of the accounts asked for.</summary>
internal sealed class ShareQuery : IDisposable
{
    private const int RequestsInFlight = 32;

    private readonly PSCmdlet _cmdlet;
    private readonly CvmSession _session;
    private readonly IReadOnlyList<NamePattern>? _accounts;
    private readonly ShareLists _lists;

    public ShareQuery(PSCmdlet cmdlet, CvmSession session, IReadOnlyList<NamePattern>? accounts)
    {
        _cmdlet = cmdlet;
        _session = session;
        _accounts = accounts;
        _lists = new ShareLists(cmdlet, session, RequestsInFlight, decides: false, Write);
    }

    public string? DefaultRegion => _session.DefaultRegion;

    public void Ask(ImageInput image, CancellationToken stop) => _lists.Add(image, stop);

    public void Finish(CancellationToken stop) => _lists.Finish(stop);

    public void Dispose()
    {
        _lists.Dispose();
        _session.Dispose();
    }

    private void Write(ImageInput image, ImageShares list)
    {
        if (list.Problem is { } problem) _cmdlet.WriteError(ErrorRecords.OfList(image, Streams.RefusalOf(problem)));

        foreach (var share in list.Shares)
        {
            if (!IsAskedFor(image, share.AccountId)) continue;

            var created = LocalTime.OrLatest(share.CreatedUtc);
            _cmdlet.WriteObject(new ImageShare(image.Region!, image.ImageId, share.AccountId, created));
        }
    }

    private bool IsAskedFor(ImageInput image, string accountId)
        => image.WellFormedAccounts.Count > 0
            ? image.Contains(accountId)
            : _accounts is null || _accounts.Any(account => account.Matches(accountId));
}
