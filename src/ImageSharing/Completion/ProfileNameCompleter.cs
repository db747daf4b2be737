using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Session;

namespace ImageSharing.Completion;

/// <summary>Completes -ProfileName from the files on this machine that have profiles. No network.</summary>
internal sealed class ProfileNameCompleter : TypedWordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed) => Profiles(word);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<CompletionResult> Profiles(TypedWord word) => word.In(Suggestions.ProfileNames()).ToList();
}
