using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Session;
using ImageSharing.Text;

namespace ImageSharing.Completion;

/// <summary>
/// Completes -AccountId from the share lists of the images that were typed, except where an image is to be shared with
/// further accounts. It asks as <see cref="ImageIdCompleter"/> does.
/// </summary>
internal sealed class AccountIdCompleter : TypedWordCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(
        string commandName,
        TypedWord word,
        TypedParameters typed)
    {
        var images = typed.Texts("ImageId");
        return images.Count == 0 || commandName.StartsWith("Grant-", StringComparison.OrdinalIgnoreCase)
            ? []
            : Accounts(word, typed, images);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<CompletionResult> Accounts(TypedWord word, TypedParameters typed, IReadOnlyList<string> images)
    {
        var named = typed.Texts("AccountId");
        var found = from share in Suggestions.Shares(typed.Connection(), typed.Regions(), images)
                    where word.Fits(share.AccountId) && !word.IsAfter(named, share.AccountId)
                    group share by share.AccountId into same
                    select word.Completion(same.Key, same.Key, Since(same.First().CreatedUtc));
        return found.ToList();
    }

    private static string Since(DateTime? createdUtc) => createdUtc is { } instant
        ? Messages.Format("Tip.SharedSince", LocalTime.Of(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))
        : Messages.Format("Tip.Shared");
}
