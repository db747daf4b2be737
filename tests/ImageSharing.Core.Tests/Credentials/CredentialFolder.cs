using System;
using System.IO;
using ImageSharing.Core.Credentials;

namespace ImageSharing.Core.Tests.Credentials;

/// <summary>A home and a machine folder of a test's own.</summary>
internal sealed class CredentialFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("image-sharing-");

    public CredentialPlaces Places => new(Path.Combine(root.FullName, "home"), Path.Combine(root.FullName, "etc"));

    /// <summary>Writes a file that only its owner can read, and gives its path.</summary>
    public string Write(string name, string text)
    {
        string path = Path.Combine(root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public void Dispose() => root.Delete(recursive: true);
}
