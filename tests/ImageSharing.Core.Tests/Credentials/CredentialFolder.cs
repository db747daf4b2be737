using System;
using System.IO;
using ImageSharing.Core.Credentials;

namespace ImageSharing.Core.Tests.Credentials;

/// <summary>A home and a machine folder of a test's own.</summary>
internal sealed class CredentialFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("image-sharing-");

    public CredentialPlaces Places => new(Path.Combine(_root.FullName, "home"), Path.Combine(_root.FullName, "etc"));

    /// <summary>Writes a file that only its owner can read, and gives its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
