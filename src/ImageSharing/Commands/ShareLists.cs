using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Core.Sharing;
using ImageSharing.Input;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>
/// Reads share lists some images ahead, and hands them over on the pipeline's thread in the order of the images.
/// </summary>
internal sealed class ShareLists : IDisposable
{
    /// <summary>Images whose lists are read ahead of the one that is waited for.</summary>
    private const int Ahead = 64;

    private readonly PSCmdlet _cmdlet;
    private readonly Action<ImageInput, ImageShares> _take;
    private readonly ShareListing _listing;
    private readonly Queue<ImageInput> _images = new();
    private readonly ReadProgress _progress;
    private int _added;
    private bool _isWhole;

    public ShareLists(
        PSCmdlet cmdlet,
        CvmSession session,
        int throttleLimit,
        bool decides,
        Action<ImageInput, ImageShares> take)
    {
        _cmdlet = cmdlet;
        _take = take;
        _progress = new ReadProgress(cmdlet, Messages.Format("Activity.Lists"));
        _listing = session.ListShares(throttleLimit, decides);
    }

    /// <summary>Has the list of an image read, and takes those whose turn has come.</summary>
    public void Add(ImageInput image, CancellationToken stop)
    {
        _images.Enqueue(image);
        _added++;
        _listing.Add(new ImageTarget(image.Region!, image.ImageId, []));
        while (_listing.Pending > Ahead && Take(stop))
        {
        }
    }

    /// <summary>Takes the lists that are still to come.</summary>
    public void Finish(CancellationToken stop)
    {
        _isWhole = true;
        while (Take(stop))
        {
        }

        _progress.End();
    }

    public void Dispose() => _listing.Dispose();

    private bool Take(CancellationToken stop)
    {
        switch (_listing.Next(stop))
        {
            case null:
                return false;
            case ImageShares shares:
                var image = _images.Dequeue();
                _progress.Count(image.ToString(), _isWhole ? _added : 0);
                _take(image, shares);
                break;
            case Notice notice:
                Streams.Write(_cmdlet, notice);
                break;
            case RunFailed failure:
                _cmdlet.ThrowTerminatingError(ErrorRecords.OfCommand(Streams.RefusalOf(failure.Problem)));
                break;
        }

        return true;
    }
}
