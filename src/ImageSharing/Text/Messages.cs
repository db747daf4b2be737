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

    /// <summary>True if the sentences are Chinese.</summary>
    public static bool AreChinese => Culture.Name.Length > 0;

    private static CultureInfo Culture => MessageCulture.Of(CultureInfo.CurrentUICulture);

    /// <summary>The text of a key with its values.</summary>
    /// <param name="key">The name of the text in the resource files.</param>
    /// <param name="values">Texts, numbers, UTC times, or lists of texts.</param>
    public static string Format(string key, params object?[] values)
    {
        var text = Find(key) ?? key;
        if (values.Length == 0) return text;

        var shown = Array.ConvertAll(values, Shown);
        return AreChinese ? MessageSpacing.Format(text, shown) : string.Format(CultureInfo.InvariantCulture, text, shown);
    }

    /// <summary>The text of a key, without values; null if there is no such key.</summary>
    public static string? Find(string key) => Resources.GetString(key, Culture);

    /// <summary>What to do about the message of a key, with the same values; null if there is no such text.</summary>
    public static string? Recommendation(string key, params object?[] values)
        => Find(key + ".Recommendation") is null ? null : Format(key + ".Recommendation", values);

    /// <summary>A number of things: the text of key.One or of key.Many.</summary>
    public static string Count(string key, int number) => Format(key + Plural(number), number);

    /// <summary>Sentences one after the other; null if there is none.</summary>
    public static string? Sentences(params string?[] sentences)
    {
        string? all = null;
        foreach (var sentence in sentences)
        {
            if (string.IsNullOrWhiteSpace(sentence)) continue;

            all = all is null ? sentence : Format("Sentences", Ended(all), sentence!);
        }

        return all;
    }

    /// <summary>A sentence with its full stop, which a message of the service or of an exception may lack.</summary>
    public static string Ended(string sentence)
    {
        var text = sentence.TrimEnd();
        return text.Length == 0 || HasEnd(text) ? text : Format("Sentence", text);
    }

    /// <summary>The first three of many names.</summary>
    public static string Some(IReadOnlyList<string> names)
        => names.Count > Named ? Format("List.More", names.Take(Named).Select(MessageValue.Short)) : List(names.Select(MessageValue.Short));

    private static string Plural(int number) => number == 1 ? ".One" : ".Many";

    private static bool HasEnd(string sentence)
        => sentence[sentence.Length - 1] is '.' or '?' or '!' or ':' or '…' or '。' or '？' or '！' or '：';

    private static string List(IEnumerable<string> items)
        => items.DefaultIfEmpty(string.Empty).Aggregate((first, next) => Format("List", first, next));

    private static object Shown(object? value) => value switch
    {
        null => string.Empty,
        string text => MessageValue.Visible(text),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
        DateTimeOffset time => Shown(time.UtcDateTime),
        TimeSpan span => Count("Seconds", (int)Math.Ceiling(span.TotalSeconds)),
        IEnumerable<string> list => List(list.Select(MessageValue.Visible)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => MessageValue.Visible(value.ToString() ?? string.Empty),
    };
}
