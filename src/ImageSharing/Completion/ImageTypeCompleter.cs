using System.Collections.Generic;
using System.Management.Automation;

namespace ImageSharing.Completion;

/// <summary>Completes -ImageType from the documented types.</summary>
internal sealed class ImageTypeCompleter : TypedWordCompleter
{
    private static readonly string[] Known = ["PRIVATE_IMAGE", "PUBLIC_IMAGE", "SHARED_IMAGE"];

    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed) => word.In(Known);
}
