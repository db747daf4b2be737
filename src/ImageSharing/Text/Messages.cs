using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Resources;

namespace ImageSharing.Text;

/// <summary>
/// The sentences that a user reads, in the language of the session. The culture is that of the thread that asks, at
/// each call, so that runspaces with different cultures do not disturb each other.
/// </summary>
internal static partial class Messages
{
    private const int Named = 3;

    private static readonly ResourceManager Resources = new("ImageSharing.Text.Messages", typeof(Messages).Assembly);

    /// <summary>True where the sentences are Chinese.</summary>
    public static bool AreChinese => Culture.Name.Length > 0;

    private static CultureInfo Culture => MessageCulture.Of(CultureInfo.CurrentUICulture);

    /// <summary>The text of a key with its values.</summary>
    /// <param name="key">The name of the text in the resource files.</param>
    /// <param name="values">Texts, numbers, UTC times, or lists of texts.</param>
    public static string Format(string key, params object?[] values)
    {
        var text = Find(key) ?? key;
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, Array.ConvertAll(values, Shown));
    }

    /// <summary>The text of a key as the file has it; null where there is no such key.</summary>
    public static string? Find(string key) => Resources.GetString(key, Culture);

    /// <summary>A number of things: the text of key.One or of key.Many.</summary>
    public static string Count(string key, int number) => Format(key + (number == 1 ? ".One" : ".Many"), number);

    /// <summary>Sentences one after the other; empty ones are left out.</summary>
    public static string Sentences(params string?[] sentences)
        => Folded("Sentences", sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));

    /// <summary>The first three of many names.</summary>
    public static string Some(IReadOnlyList<string> names)
        => names.Count > Named ? Format("List.More", names.Take(Named)) : List(names);

    private static string List(IEnumerable<string> items) => Folded("List", items);

    private static string Folded(string key, IEnumerable<string?> parts)
        => parts.DefaultIfEmpty(string.Empty).Aggregate((first, next) => Format(key, first, next))!;

    private static object Shown(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
        DateTimeOffset time => Shown(time.UtcDateTime),
        TimeSpan span => Count("Seconds", (int)Math.Ceiling(span.TotalSeconds)),
        IEnumerable<string> list => List(list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };
}
