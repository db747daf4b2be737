using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ImageSharing.Completion;

/// <summary>Completes a word by what contains it. A word that nothing completes is not refused.</summary>
internal abstract class TypedWordCompleter : IArgumentCompleter
{
    private protected TypedWordCompleter()
    {
    }

    /// <summary>What completes the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
        => Complete(commandName, new TypedWord(wordToComplete, commandAst), new TypedParameters(fakeBoundParameters));

    private protected abstract IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed);
}
