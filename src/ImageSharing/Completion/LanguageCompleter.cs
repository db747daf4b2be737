using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Input.Parameters;

namespace ImageSharing.Completion;

/// <summary>Completes -Language from the languages of the service.</summary>
internal sealed class LanguageCompleter : TypedWordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed) => word.In(ValidateLanguageAttribute.Known);
}
