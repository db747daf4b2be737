using System.Linq;
using System.Management.Automation;
using System.Text;

namespace ImageSharing.Input.Forms;

/// <summary>A text with wildcards, and its longest part without wildcards.</summary>
internal sealed class NamePattern
{
    private readonly WildcardPattern _pattern;

    public NamePattern(string text)
    {
        _pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        _pattern.IsMatch(string.Empty);
        LongestPart = PartOf(text);
    }

    /// <summary>
    /// The longest run of characters that every matching name has, or empty. It has no letter with a
    /// case, since the service may tell letters apart by case, and its search must leave nothing out.
    /// </summary>
    public string LongestPart { get; }

    /// <summary>True for a pattern that account IDs can match: digits and at least one wildcard.</summary>
    public static bool IsOfAccounts(string text)
        => HasWildcard(text)
            && text.All(letter => IdText.IsDigit(letter) || IsSign(letter))
            && IsValid(text);

    /// <summary>True for a text with one of the characters that begin a wildcard.</summary>
    public static bool HasWildcard(string text) => text.IndexOfAny(['*', '?', '[']) >= 0;

    /// <summary>True for what a pattern of account IDs has beside digits.</summary>
    public static bool IsSign(char letter) => letter is '*' or '?' or '[' or ']' or '-';

    /// <summary>False for a pattern with an unmatched or empty bracket.</summary>
    public static bool IsValid(string text)
    {
        try
        {
            _ = new NamePattern(text);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }

    public bool Matches(string? name) => name is not null && _pattern.IsMatch(name);

    private static string PartOf(string text)
    {
        var longest = string.Empty;
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '`' when i + 1 < text.Length && !HasCase(text[i + 1]):
                    part.Append(text[++i]);
                    continue;
                case '[':
                    i = EndOfSet(text, i);
                    break;
                case '*' or '?' or '`':
                case var letter when HasCase(letter):
                    break;
                default:
                    part.Append(text[i]);
                    continue;
            }

            if (part.Length > longest.Length) longest = part.ToString();
            part.Clear();
        }

        return part.Length > longest.Length ? part.ToString() : longest;
    }

    private static bool HasCase(char letter) => char.ToUpperInvariant(letter) != char.ToLowerInvariant(letter);

    private static int EndOfSet(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '`') i++;
            else if (text[i] == ']') return i;
        }

        return text.Length - 1;
    }
}
