using System;
using System.IO;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials;

/// <summary>The folders in which credentials are kept.</summary>
/// <param name="Home">The user's folder; null if it is not known.</param>
/// <param name="Machine">The machine's, /etc; null if there is none.</param>
/// <param name="Current">The folder that relative paths start from; null if it is not known.</param>
internal sealed record CredentialPlaces(string? Home, string? Machine, string? Current = null)
{
    private static readonly bool IsUnix = Path.DirectorySeparatorChar == '/';

    /// <summary>The places of this machine, with the home folder that the environment names now.</summary>
    public static CredentialPlaces OfMachine(Func<string, string?> variable)
    {
        string[] names = IsUnix ? ["HOME", "USERPROFILE"] : ["USERPROFILE", "HOME"];
        var home = Array.Find(Array.ConvertAll(names, name => variable(name)?.Trim()), value => value is { Length: > 0 });
        home ??= Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new(home.Length == 0 ? null : home, IsUnix ? "/etc" : null);
    }

    /// <summary>The full path of a file that a user names: ~ is the home folder.</summary>
    /// <param name="path">The path, not blank.</param>
    /// <param name="origin">Where it was named, such as a variable.</param>
    /// <exception cref="ProblemException">CredentialUnreadable: the path does not identify a file.</exception>
    public string FullPathOf(string path, string origin)
    {
        try
        {
            if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
                || path.StartsWith("~\\", StringComparison.Ordinal))
            {
                return Path.GetFullPath(Path.Combine(
                    Home ?? throw Unknown(new Message("Path.HomeUnknown", path, origin)),
                    path.Substring(1).TrimStart('/', '\\')));
            }

#if NET
            if (Path.IsPathFullyQualified(path)) return Path.GetFullPath(path);
            if (Current is not null) return Path.GetFullPath(path, Current);
#else
            if (Path.IsPathRooted(path)) return Path.GetFullPath(path);
            if (Current is not null) return Path.GetFullPath(Path.Combine(Current, path));
#endif
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or IOException)
        {
            throw Unknown(new Message("Path.Invalid", path, origin));
        }

        throw Unknown(new Message("Path.Relative", path, origin));
    }

    private static ProblemException Unknown(Message message) => new(new Problem("CredentialUnreadable", message));
}
