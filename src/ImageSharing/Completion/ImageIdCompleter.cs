using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Session;

namespace ImageSharing.Completion;

/// <summary>
/// Completes -ImageId from the private images of the region that was typed, by ID or by name. It asks the service with
/// the credential that the command would use, for at most 1.5 seconds, and offers nothing where it cannot.
/// </summary>
internal sealed class ImageIdCompleter : TypedWordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed)
        => Images(word, typed);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<CompletionResult> Images(TypedWord word, TypedParameters typed)
    {
        var named = typed.Texts("ImageId");
        var found = from one in Suggestions.Images(typed.Connection(), typed.Regions())
                    let image = one.Image
                    where (word.Fits(image.ImageId) || word.Fits(image.ImageName))
                        && !word.IsAfter(named, image.ImageId)
                    orderby image.ImageName
                    select word.Completion(
                        image.ImageId,
                        $"{image.ImageId} {image.ImageName}".Trim(),
                        $"{image.ImageName} {image.ImageState} {one.Region}".Trim());
        return found.ToList();
    }
}
