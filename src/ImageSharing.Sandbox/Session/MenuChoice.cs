using System;
using System.Globalization;
using System.Management.Automation.Host;

namespace ImageSharing.Sandbox.Session;

/// <summary>One answer that a question offers, and its key: the letter behind the label's ampersand.</summary>
internal sealed class MenuChoice
{
    public MenuChoice(ChoiceDescription choice)
    {
        var mark = choice.Label.IndexOf('&', StringComparison.Ordinal);
        Name = choice.Label.Replace("&", string.Empty, StringComparison.Ordinal);
        Key = mark >= 0 && mark + 1 < choice.Label.Length
            ? choice.Label[mark + 1].ToString().ToUpper(CultureInfo.InvariantCulture)
            : Name;
        Help = choice.HelpMessage;
    }

    public string Name { get; }

    public string Key { get; }

    public string Help { get; }

    public bool Is(string answer)
        => string.Equals(answer, Key, StringComparison.OrdinalIgnoreCase)
            || string.Equals(answer, Name, StringComparison.OrdinalIgnoreCase);
}
