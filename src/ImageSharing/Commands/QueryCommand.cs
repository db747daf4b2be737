using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Completion;
using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Input.Parameters;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>A cmdlet that asks about images and changes nothing.</summary>
public abstract class QueryCommand : CvmCommand
{
    /// <summary>The documented pace of the reads.</summary>
    private protected const int ReadsPerSecond = 10;

    private PipelineInput? _pipeline;
    private bool _missesImage;

    private protected QueryCommand()
    {
    }

    /// <summary>The items of the pipeline: image IDs, or objects with the columns ImageId and Region.</summary>
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
    /// The regions to look in; blank counts as absent. Or a script block that gives the regions of each item.
    /// </summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public object?[]? Region { get; set; }

    private protected TypedInput Typed => _pipeline!.Typed;

    /// <summary>How the command reads its input.</summary>
    private protected abstract InputRules Rules { get; }

    private protected bool HasPipeline
        => MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));

    private protected override void Begin()
    {
        var typed = TypedInput.Read(Rules, MyInvocation.BoundParameters, HasPipeline, environmentRegion: null);
        if ((typed.MisplacedBlock ?? typed.Refusal) is { } refusal)
            ThrowTerminatingError(ErrorRecords.OfCommand(refusal));

        _pipeline = new PipelineInput(Rules, typed);
        foreach (var refused in typed.RefusedImages) WriteError(ErrorRecords.OfItem(refused, null));
        foreach (var account in typed.Accounts ?? [])
            if (account.Refusal is { } malformed) WriteError(ErrorRecords.OfItem(malformed, account.Text));
    }

    private protected override void Take()
    {
        if (MyInvocation.ExpectingInput) Add(_pipeline!.Take(InputObject));
        else if (HasPipeline) Add(_pipeline!.TakeParameter(InputObject));
        else Add([_pipeline!.TakeTyped()]);
    }

    private protected override void End()
    {
        if (_missesImage) WriteError(ErrorRecords.OfMissingImage());
        if (_pipeline!.BlankAtEnd is > 0 and var blank)
            WriteWarning(Messages.Count("BlankItems", blank));
    }

    /// <summary>The error record of an image that is not asked about.</summary>
    private protected abstract ErrorRecord RecordOf(ImageReading image, Refusal refusal);

    /// <summary>Takes what is asked about one image.</summary>
    private protected abstract void Ask(ImageReading image, ItemReading item);

    private void Add(IEnumerable<ItemReading> readings)
    {
        foreach (var reading in readings) Add(reading);
    }

    private void Add(ItemReading reading)
    {
        if (reading.CommandRefusal is { } ends) ThrowTerminatingError(ErrorRecords.OfCommand(ends));
        if (reading.Refusal is { } refusal)
        {
            WriteError(ErrorRecords.OfItem(refusal, reading.Accounts.Count == 0 ? null : reading.Accounts[0].Text));
            return;
        }

        _missesImage |= reading.Images.Count == 0;
        foreach (var image in reading.Images)
        {
            if (image.Refusal is { } refused) WriteError(RecordOf(image, refused));
            else Ask(image, reading);
        }
    }
}
