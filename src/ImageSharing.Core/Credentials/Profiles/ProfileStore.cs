using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>
/// Where profiles are kept: in the INI file of TENCENTCLOUD_CREDENTIALS_FILE and nowhere else; without it in
/// ~/.tencentcloud/credentials, /etc/tencentcloud/credentials and the official command line's files.
/// </summary>
internal sealed class ProfileStore(CredentialPlaces places, Func<string, string?> variable, Notifications notices)
{
    private const string FileVariable = "TENCENTCLOUD_CREDENTIALS_FILE";

    /// <summary>True if the environment names the file: then no other file is searched.</summary>
    public bool HasNamedFile => NamedFile is not null;

    /// <summary>Finds a profile, also one without keys: a later file is not read for a profile that an earlier file has.</summary>
    /// <returns>The profile; null if there is none with that name.</returns>
    /// <exception cref="ProblemException">CredentialUnreadable.</exception>
    public Profile? Find(string name)
    {
        if (NamedFile is { } named)
        {
            var path = places.FullPathOf(named, FileVariable);
            var text = SecretFile.Read(path, notices) ?? throw SecretFile.Unreadable(
                new Message("File.Missing", path, FileVariable));
            return IniProfiles.Find(path, text, name);
        }

        foreach (var path in UsualFiles())
            if (TextOf(path) is { } text && IniProfiles.Find(path, text, name) is { } profile) return profile;

        return CliFolder is { } folder && IsFileName(name) ? CliProfiles.Find(folder, name, notices) : null;
    }

    /// <summary>Region, language and endpoint of a profile whose keys are not used. The profile must exist.</summary>
    /// <exception cref="ProblemException">ProfileNotFound, CredentialUnreadable.</exception>
    public ProfileSettings? SettingsOf(string name)
    {
        if (Find(name) is { } profile) return profile.Settings;

        return (!HasNamedFile && CliFolder is { } folder && IsFileName(name)
            ? CliProfiles.SettingsOf(folder, name, notices)
            : null) ?? throw NotFound(name);
    }

    /// <summary>The names of all profiles, in order.</summary>
    public IReadOnlyList<string> Names() => [.. Files().SelectMany(IniProfiles.Names)
        .Concat(!HasNamedFile && CliFolder is { } folder ? CliProfiles.Names(folder) : [])
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The files and the folder that may have profiles, in the order of the search.</summary>
    public IEnumerable<string> Places() => !HasNamedFile && CliFolder is { } folder ? Files().Append(folder) : Files();

    /// <summary>The problem of a profile that was not found; it lists the existing ones.</summary>
    public ProblemException NotFound(string name)
    {
        var names = Names();
        var looked = Places().ToList();
        var others = names.Count > 0 ? new Message("Profile.Others", names)
            : places.Home is null ? new Message("Profile.HomeUnknown")
            : new Message("Profile.None");
        return new ProblemException(new Problem(
            "ProfileNotFound",
            looked.Count > 0
                ? new Message("Profile.NotFoundIn", name, looked, others)
                : new Message("Profile.NotFound", name, others)));
    }

    private string? NamedFile => variable(FileVariable)?.Trim() is { Length: > 0 } named ? named : null;

    private string? CliFolder => places.Home is { } home ? Path.Combine(home, ".tccli") : null;

    private string? MachineFile
        => places.Machine is { } machine ? Path.Combine(machine, "tencentcloud", "credentials") : null;

    private string? TextOf(string path)
    {
        try
        {
            return SecretFile.Read(path, notices);
        }
        catch (ProblemException exception) when (path == MachineFile)
        {
            // Only an administrator can repair that file.
            notices.Warn(exception.Problem.Message);
            return null;
        }
    }

    private IEnumerable<string> Files()
    {
        if (NamedFile is null) return UsualFiles();

        try
        {
            return [places.FullPathOf(NamedFile, FileVariable)];
        }
        catch (ProblemException)
        {
            return [];
        }
    }

    private IEnumerable<string> UsualFiles()
    {
        if (places.Home is { } home) yield return Path.Combine(home, ".tencentcloud", "credentials");
        if (MachineFile is { } machine) yield return machine;
    }

    private static bool IsFileName(string name)
        => name.Length > 0 && name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && name is not ("." or "..");
}
