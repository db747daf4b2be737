using System;
using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Completion;
using ImageSharing.Input;
using ImageSharing.Input.Parameters;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>A cmdlet that is given images and accounts: what it takes, and how input becomes the two.</summary>
public abstract class ShareCommand : CvmCommand
{
    private PipelineInput? _pipeline;
    private ShareInput? _input;

    private protected ShareCommand()
    {
    }

    /// <summary>
    /// The items of the pipeline: account IDs, objects with the columns ImageId, AccountId and Region, images, or results.
    /// No other parameter is bound from the pipeline: the engine skips an item that it cannot bind, and nothing would
    /// know of it.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The images; or a script block that gives the image of each item.</summary>
    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [IdTransformation]
    [ArgumentCompleter(typeof(ImageIdCompleter))]
    public object?[]? ImageId { get; set; }

    /// <summary>
    /// The accounts: IDs of root accounts (UINs), 5 to 20 digits; or a script block that gives the accounts of each item.
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("Uin", "Account", "AccountIds")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [IdTransformation]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    public object?[]? AccountId { get; set; }

    /// <summary>
    /// The region of the images; blank counts as absent. Or a script block that gives the region of each item.
    /// </summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public object? Region { get; set; }

    /// <summary>Requests in flight: 1 to 1000.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>
    /// The pace, in requests a second: 1 to 1000. If commands share a rate limit, the lowest value applies.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int RequestsPerSecond { get; set; } = 10;

    /// <summary>All that was read.</summary>
    private protected ShareInput Input => _input!;

    private protected PipelineInput Pipeline => _pipeline!;

    /// <summary>How the command reads its input.</summary>
    private protected abstract InputRules Rules { get; }

    /// <summary>The operation, and the words for it.</summary>
    private protected ShareVerb Verb => Rules.Verb!;

    /// <summary>Whether images are of use without accounts.</summary>
    private protected virtual bool NeedsAccounts => true;

    private protected override void Begin()
    {
        var typed = TypedInput.Read(
            Rules,
            MyInvocation.BoundParameters,
            MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)),
            Environment.GetEnvironmentVariable("TENCENTCLOUD_REGION"));
        if (typed.MisplacedBlock is { } misplaced) ThrowTerminatingError(ErrorRecords.OfCommand(misplaced));

        _pipeline = new PipelineInput(Rules, typed);
        _input = new ShareInput(NeedsAccounts && !typed.HasEmptyAccounts);
        foreach (var refusal in typed.RefusedImages) Input.AddRefusal(refusal);
    }

    private protected override void Take()
    {
        if (Pipeline.Typed.Refusal is not null) return;

        if (MyInvocation.ExpectingInput) Add(Pipeline.Take(InputObject));
        else if (MyInvocation.BoundParameters.ContainsKey(nameof(InputObject))) Add(Pipeline.TakeParameter(InputObject));
        else Input.Add(Pipeline.TakeTyped());
    }

    private protected void WarnOfBlankItems()
    {
        var blank = Pipeline.BlankAtEnd;
        if (blank > 0) WriteWarning(Messages.Count("BlankItems", blank));
    }

    private void Add(IEnumerable<ItemReading> readings)
    {
        foreach (var reading in readings) Input.Add(reading);
    }
}
