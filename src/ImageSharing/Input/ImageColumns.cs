using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ImageSharing.Input;

/// <summary>The columns that say something about an image and nothing about an account.</summary>
internal static class ImageColumns
{
    /// <summary>What PowerShell adds to an object that comes from a job or another computer.</summary>
    private static readonly string[] OfCopies =
        ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    /// <summary>Beside ImageName it is the image's name. Alone it can be the name of an account.</summary>
    private const string Alias = nameof(Image.Name);

    private static readonly HashSet<string> Names = new(
        typeof(Image).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(one => one.Name).Where(name => name != Alias).Concat(OfCopies),
        StringComparer.OrdinalIgnoreCase);

    public static bool Has(string name) => Names.Contains(name);

    public static bool AreAll(IEnumerable<string> names)
    {
        var others = names.Where(name => !Has(name)).ToList();
        return others.Count == 0
            || (others.Count == 1 && others[0] == Alias && names.Contains(nameof(Image.ImageName), StringComparer.OrdinalIgnoreCase));
    }
}
