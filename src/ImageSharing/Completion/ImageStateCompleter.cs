using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageSharing.Completion;

/// <summary>Completes -ImageState from the documented states.</summary>
public sealed class ImageStateCompleter : IArgumentCompleter
{
    private static readonly string[] Known =
    [
        "NORMAL", "CREATING", "SYNCING", "IMPORTING", "USING", "CREATEFAILED", "IMPORTFAILED",
    ];

    /// <summary>The states that contain the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => new TypedWord(wordToComplete).In(Known);
}
