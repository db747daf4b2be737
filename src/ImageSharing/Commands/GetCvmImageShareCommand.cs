using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Completion;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>Lists the accounts that images are shared with.</summary>
[Cmdlet(VerbsCommon.Get, "CvmImageShare")]
[OutputType(typeof(ImageShare))]
public sealed class GetCvmImageShareCommand : QueryCommand
{
    private readonly HashSet<(string Region, string ImageId)> _asked = [];
    private ShareQuery? _query;
    private bool _missesImage;

    /// <summary>The images.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [IdTransformation]
    [ArgumentCompleter(typeof(ImageIdCompleter))]
    public string[]? ImageId { get; set; }

    /// <summary>Only these accounts; wildcards are permitted.</summary>
    [Parameter(Position = 1)]
    [Alias("Uin", "Account")]
    [ValidateWildcard]
    [SupportsWildcards]
    [IdTransformation]
    [ArgumentCompleter(typeof(AccountIdCompleter))]
    public string[]? AccountId { get; set; }

    /// <summary>Catches what binds nowhere else, so that the engine drops no input.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected override void Take()
    {
        var images = (ImageId ?? []).Select(IdText.Clean).Where(id => id.Length > 0).ToList();
        _missesImage |= images.Count == 0;
        if (images.Count == 0) return;

        _query ??= Open();
        var regions = Regions(_query.DefaultRegion);
        var refusal = Mismatch(InputObject) ?? (regions.Count == 0 ? new Refusal("RegionMissing") : null);
        foreach (var imageId in images)
        {
            if (refusal is not null) WriteError(ErrorRecords.OfList(new ImageInput(null, imageId), refusal));
            else Ask(regions, imageId);
        }
    }

    private protected override void End()
    {
        if (_missesImage) WriteError(ErrorRecords.OfMissingImage());
        _query?.Finish(Stop);
        Close();
    }

    private protected override void Close() => _query?.Dispose();

    private void Ask(IReadOnlyList<string> regions, string imageId)
    {
        foreach (var region in regions)
            if (_asked.Add((region, imageId))) _query!.Ask(new ImageInput(region, imageId), Stop);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ShareQuery Open()
    {
        var accounts = AccountId?.Select(IdText.Clean).Select(text => new NamePattern(text)).ToList();
        return new ShareQuery(this, OpenSession(ReadsPerSecond), accounts);
    }
}
