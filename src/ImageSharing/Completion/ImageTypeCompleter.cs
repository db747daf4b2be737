using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageSharing.Completion;

/// <summary>Completes -ImageType from the documented types.</summary>
public sealed class ImageTypeCompleter : IArgumentCompleter
{
    private static readonly string[] Known = ["PRIVATE_IMAGE", "PUBLIC_IMAGE", "SHARED_IMAGE"];

    /// <summary>The types that contain the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => new TypedWord(wordToComplete).In(Known);
}
