using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Completion;
using ImageSharing.Errors;
using ImageSharing.Input;

namespace ImageSharing.Commands;

/// <summary>A cmdlet that asks about images and changes nothing.</summary>
public abstract class QueryCommand : CvmCommand
{
    /// <summary>The documented pace of the reads.</summary>
    private protected const int ReadsPerSecond = 10;

    private IReadOnlyList<string>? _regionsGiven;

    private protected QueryCommand()
    {
    }

    /// <summary>The regions to look in; blank counts as absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    private protected override void Begin()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Region))) _regionsGiven = Blankless(Region);
        if (_regionsGiven is { Count: 0 }) _regionsGiven = null;
    }

    /// <summary>
    /// The regions to look in for an item of the pipeline: those of the command line, else its own, else that of the
    /// environment or the profile.
    /// </summary>
    private protected IReadOnlyList<string> Regions(string? byDefault)
    {
        var regions = _regionsGiven ?? Blankless(Region);
        return regions.Count > 0 || byDefault is null ? regions : [byDefault];
    }

    /// <summary>An image that comes with its region can't be meant in another one.</summary>
    private protected Refusal? Mismatch(PSObject? item)
    {
        var own = PipedItem.Region(item);
        return own is null || _regionsGiven is null || _regionsGiven.Contains(own)
            ? null
            : new Refusal(
                "RegionMismatch",
                $"It comes with the region {own}, and the command names {string.Join(", ", _regionsGiven)}.");
    }

    private static List<string> Blankless(string[]? regions)
        => (regions ?? []).Select(IdText.Region).OfType<string>().Distinct().ToList();
}
