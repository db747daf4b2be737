using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Completion;

namespace ImageSharing.Completion;

/// <summary>Completes -ProfileName from the files on this machine that have profiles. No network.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    /// <summary>The names that contain the word.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters) => Profiles(new TypedWord(wordToComplete));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<CompletionResult> Profiles(TypedWord word) => word.In(Suggestions.ProfileNames()).ToList();
}
