using System.Globalization;
using System.Text;

namespace ImageSharing.Text;

/// <summary>
/// A value that a user or the service wrote, as it stands in a message: on one line, so that it cannot look like another
/// line of the screen, and with a name for each character that the screen does not show.
/// </summary>
internal static class MessageValue
{
    private const int Longest = 100;

    /// <summary>The value with line breaks and tabs as spaces.</summary>
    public static string Visible(string value)
    {
        StringBuilder? all = null;
        for (var index = 0; index < value.Length; index++)
        {
            var letter = value[index];
            if (IsShown(letter))
            {
                all?.Append(letter);
                continue;
            }

            all ??= new StringBuilder(value, 0, index, value.Length + 16);
            if (!IsBreak(letter)) all.Append("<U+").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture)).Append('>');
            else if (letter != '\n' || index == 0 || value[index - 1] != '\r') all.Append(' ');
        }

        return all is null ? value : all.ToString();
    }

    /// <summary>The beginning of a value that may be a whole file.</summary>
    public static string Short(string value)
    {
        if (value.Length <= Longest) return value;

        var length = char.IsHighSurrogate(value[Longest - 1]) ? Longest - 1 : Longest;
        return value.Substring(0, length) + "…";
    }

    private static bool IsShown(char letter)
        => letter is >= ' ' and <= '~' || (!IsBreak(letter) && CharUnicodeInfo.GetUnicodeCategory(letter)
            is not (UnicodeCategory.Control or UnicodeCategory.Format));

    private static bool IsBreak(char letter) => letter is (>= '\t' and <= '\r') or '\u0085' or '\u2028' or '\u2029';
}
