using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using ImageSharing.Core.Contract;

namespace ImageSharing.Text;

/// <content>The messages of Core, whose keys are in the same files.</content>
internal static partial class Messages
{
    /// <summary>A message of Core in words, or null.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? Of(Message? message) => message is null ? null : Words(message);

    /// <summary>A message of Core in English in every session, for a property that scripts compare. Its values are texts.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string InEnglish(Message message)
        => message.Text ?? string.Format(
            CultureInfo.InvariantCulture,
            Resources.GetString(message.Key!, CultureInfo.InvariantCulture)!,
            [.. message.Values]);

    private static string Words(Message message)
    {
        if (message.Text is { } text) return text;

        var key = message.Key!;
        if (message.Values.FirstOrDefault() is int number && Find(key) is null) key += Plural(number);
        return Format(key, [.. message.Values.Select(Value)]);
    }

    private static object? Value(object? value) => value switch
    {
        Message nested => Words(nested),
        IEnumerable<Message> list => list.Select(Words),
        SomeNames some => Some(some.Names),
        _ => value,
    };
}
