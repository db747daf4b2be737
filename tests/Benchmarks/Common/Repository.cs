using System;
using System.IO;

namespace ImageSharing.Benchmarks;

/// <summary>Where things are that a figure needs.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The module, as it is imported from a clone.</summary>
    public static string Module => Path.Combine(Root, "ImageSharing.psd1");

    /// <summary>The module that does nothing, built along with this program.</summary>
    public static string EmptyModule => Path.Combine(AppContext.BaseDirectory, "EmptyModule", "EmptyModule.psd1");

    /// <summary>The folder of the page, the charts and the other clients.</summary>
    public static string Benchmarks => Path.Combine(Root, "tests", "Benchmarks");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ImageSharing.psd1"))) return folder.FullName;

        throw new FileNotFoundException("There is no ImageSharing.psd1 above this program. Run it in the repository.");
    }
}
