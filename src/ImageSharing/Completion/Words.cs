using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace ImageSharing.Completion;

/// <summary>Completes from a list of words. A word that is not in it is not refused.</summary>
internal static class Words
{
    /// <summary>The words that contain what was typed; quotes around it are left aside.</summary>
    public static IEnumerable<CompletionResult> With(string? typed, string[] words)
    {
        var part = (typed ?? string.Empty).Trim('\'', '"', '*', ' ');
        foreach (var word in words)
            if (word.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
                yield return new CompletionResult(word, word, CompletionResultType.ParameterValue, word);
    }
}
