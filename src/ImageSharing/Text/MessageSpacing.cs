using System.Text;
using System.Text.RegularExpressions;

namespace ImageSharing.Text;

/// <summary>
/// Chinese has a space between its own characters and Latin letters or digits. What a value begins and ends with is
/// known only when it is put into its sentence.
/// </summary>
internal static class MessageSpacing
{
    private static readonly Regex Placeholder = new(@"\{([0-9])\}", RegexOptions.CultureInvariant);

    /// <summary>Puts the values into a text, with a space only where the two kinds of characters meet.</summary>
    public static string Format(string text, object[] values)
    {
        var all = new StringBuilder();
        var pieces = Placeholder.Split(text);
        for (var index = 0; index < pieces.Length; index++)
        {
            var isValue = index % 2 == 1;
            Append(all, isValue ? $"{values[pieces[index][0] - '0']}" : pieces[index].Replace("{{", "{").Replace("}}", "}"));
        }

        return all.ToString();
    }

    private static void Append(StringBuilder all, string piece)
    {
        if (piece.Length == 0) return;

        if (all.Length > 1 && all[all.Length - 1] == ' ' && AreChinese(all[all.Length - 2], piece[0])) all.Length--;
        else if (all.Length > 0 && piece.Length > 1 && piece[0] == ' ' && AreChinese(all[all.Length - 1], piece[1])) piece = piece.Substring(1);
        else if (all.Length > 0 && Meet(all[all.Length - 1], piece[0])) all.Append(' ');
        all.Append(piece);
    }

    private static bool Meet(char last, char first)
        => (IsChinese(last) && IsLatin(first)) || (IsLatin(last) && IsChinese(first));

    private static bool AreChinese(char last, char first) => IsChinese(last) && IsChinese(first);

    private static bool IsChinese(char letter) => letter is >= '\u4E00' and <= '\u9FFF';

    private static bool IsLatin(char letter) => letter is > ' ' and <= '~';
}
