using System;
using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Completion;
using ImageSharing.Core.Sharing;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>
/// A cmdlet that changes with whom images are shared: what it takes, and how input becomes images and accounts.
/// </summary>
public abstract class ShareCommand : CvmCommand
{
    private bool _imagesGiven;
    private bool _accountsGiven;
    private bool _anythingCame;
    private PSObject? _item;
    private string? _regionGiven;
    private string? _regionOfEnvironment;

    private protected ShareCommand()
    {
    }

    /// <summary>The images.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [IdTransformation]
    [ArgumentCompleter(typeof(ImageIdCompleter))]
    public string[]? ImageId { get; set; }

    /// <summary>The accounts: IDs of root accounts (UINs), 5 to 20 digits.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Uin", "Account", "AccountIds")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [IdTransformation]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    public string[]? AccountId { get; set; }

    /// <summary>The region of the images; blank counts as absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>Catches what binds nowhere else, so that the engine drops no input.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject
    {
        get => _item;
        set
        {
            TakeUnbound();
            _item = value;
        }
    }

    /// <summary>Accounts in one request: 1 to 500.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int BatchSize { get; set; } = 500;

    /// <summary>Reads the share list at the end and reports a difference.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>
    /// How long to wait for an image that is busy or not yet NORMAL, in seconds: 0, not at all, to 86400.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int WaitTimeoutSec { get; set; } = 60;

    /// <summary>Requests in flight: 1 to 1000.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>
    /// The pace, in requests a second: 1 to 1000. Where commands share a budget the lowest one holds.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int RequestsPerSecond { get; set; } = 10;

    private protected ShareInput Input { get; } = new();

    /// <summary>The operation for which a piped result is to be judged.</summary>
    private protected abstract ShareVerb Verb { get; }

    /// <summary>True where the command was given nothing at all to do: an empty pipeline.</summary>
    private protected bool NothingCame => !_anythingCame;

    /// <summary>True where accounts were named on the command line, be it none.</summary>
    private protected bool AccountsGiven => _accountsGiven;

    private protected override void Begin()
    {
        _imagesGiven = MyInvocation.BoundParameters.ContainsKey(nameof(ImageId));
        _accountsGiven = MyInvocation.BoundParameters.ContainsKey(nameof(AccountId));
        _regionGiven = IdText.Region(Region);
        _regionOfEnvironment = IdText.Region(Environment.GetEnvironmentVariable("TENCENTCLOUD_REGION"));
    }

    private protected override void Take()
    {
        _anythingCame = true;
        var item = _item;
        _item = null;
        if (MyInvocation.ExpectingInput || item is not null) TakeItem(item);
        else Add(null, ImageId, PipedItem.Accounts(AccountId));
    }

    private protected override void End() => TakeUnbound();

    /// <summary>Whether a result of an earlier command is taken as input.</summary>
    private protected virtual bool Takes(PipedResult result)
    {
        if (Verb.ActsUpon(result)) return true;

        Input.LeftAlone++;
        return false;
    }

    /// <summary>Takes in what is asked for an image.</summary>
    private protected virtual void Gather(
        string? region,
        string imageId,
        IReadOnlyList<AccountInput> accounts,
        Refusal? refusal) => Input.Add(region, imageId, accounts, refusal);

    private protected ShareSettings Settings(
        ShareOperation operation,
        bool firstErrorEnds,
        bool fillsQuotaInPart) => new()
    {
        Operation = operation,
        BatchSize = BatchSize,
        AllowPartial = fillsQuotaInPart,
        Verify = Verify,
        WaitTimeoutSeconds = WaitTimeoutSec,
        ThrottleLimit = ThrottleLimit,
        StopAtFirstRefusal = firstErrorEnds,
    };

    /// <summary>
    /// Refuses an item that was bound here and then never came: the engine drops an object, with an error of its own,
    /// where a property has a value that is no ID.
    /// </summary>
    private void TakeUnbound()
    {
        if (_item is not { } item) return;

        _anythingCame = true;
        _item = null;
        if (_imagesGiven) Add(item, ImageId, PipedItem.RefusedAccount(item));
        else Add(item, PipedItem.ImagesOf(item), PipedItem.RefusedAccount(item), Mismatch(item));
    }

    private void TakeItem(PSObject? item)
    {
        if (PipedResult.Of(item) is { } result && !Takes(result)) return;

        // The engine takes back what it bound of the item before, but not its name out of BoundParameters.
        var imageIsItems = !_imagesGiven && ImageId is not null;
        Add(item, ImageId, ItemAccounts(item, imageIsItems), imageIsItems ? Mismatch(item) : null);
    }

    private IReadOnlyList<AccountInput> ItemAccounts(PSObject? item, bool imageIsItems)
    {
        if (AccountId is not null || _accountsGiven)
        {
            var accounts = PipedItem.Accounts(AccountId);
            return imageIsItems || !_accountsGiven ? accounts : [.. accounts, .. PipedItem.AccountsByItself(item)];
        }

        return imageIsItems && item is not null ? PipedItem.UnboundAccounts(item) : PipedItem.AccountsByItself(item);
    }

    /// <summary>An image that comes with its region can't be meant in another one.</summary>
    private Refusal? Mismatch(PSObject? item)
    {
        var own = PipedItem.Region(item);
        return _regionGiven is null || own is null || own == _regionGiven
            ? null
            : new Refusal("RegionMismatch", $"It comes with the region {own}, and the command names {_regionGiven}.");
    }

    private void Add(PSObject? item, string[]? images, IReadOnlyList<AccountInput> accounts, Refusal? refusal = null)
    {
        var region = refusal is null ? _regionGiven : null;
        region ??= PipedItem.Region(item) ?? _regionOfEnvironment;

        foreach (var image in images is null || images.Length == 0 ? [string.Empty] : images)
        {
            var imageId = IdText.Clean(image);
            if (imageId.Length == 0) Input.AddWithoutImage(accounts);
            else Gather(region, imageId, accounts, refusal);
        }
    }
}
