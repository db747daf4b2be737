using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Session;

namespace ImageSharing.Completion;

/// <summary>
/// Completes -Name from the private images of the region that was typed, as <see cref="ImageIdCompleter"/> does.
/// </summary>
internal sealed class ImageNameCompleter : TypedWordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed)
        => Names(word, typed);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<CompletionResult> Names(TypedWord word, TypedParameters typed)
    {
        var found = from one in Suggestions.Images(typed.Connection(), typed.Regions())
                    where !string.IsNullOrEmpty(one.Image.ImageName) && word.Fits(one.Image.ImageName)
                    group one by one.Image.ImageName! into same
                    orderby same.Key
                    let ids = string.Join(
                        ", ", same.Select(one => $"{one.Image.ImageId} {one.Image.ImageState} {one.Region}"))
                    select word.Completion(WildcardPattern.Escape(same.Key), same.Key, ids);
        return found.ToList();
    }
}
