using System.Collections.Generic;
using System.Management.Automation;

namespace ImageSharing.Completion;

/// <summary>Completes -ImageState from the documented states.</summary>
internal sealed class ImageStateCompleter : TypedWordCompleter
{
    private static readonly string[] Known =
    [
        "NORMAL", "CREATING", "SYNCING", "IMPORTING", "USING", "CREATEFAILED", "IMPORTFAILED",
    ];

    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed) => word.In(Known);
}
