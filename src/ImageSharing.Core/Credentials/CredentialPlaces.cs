using System;
using System.IO;

namespace ImageSharing.Core.Credentials;

/// <summary>The folders in which credentials are kept.</summary>
/// <param name="Home">The user's folder; null where it is not known.</param>
/// <param name="Machine">The machine's, /etc; null where there is none.</param>
internal sealed record CredentialPlaces(string? Home, string? Machine)
{
    public static CredentialPlaces OfMachine()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new(home.Length == 0 ? null : home, Path.DirectorySeparatorChar == '/' ? "/etc" : null);
    }
}
