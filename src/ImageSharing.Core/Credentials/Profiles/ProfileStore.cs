using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>
/// Where profiles are kept: the INI file of TENCENTCLOUD_CREDENTIALS_FILE, or ~/.tencentcloud/credentials and then
/// /etc/tencentcloud/credentials; then the official command line's files.
/// </summary>
internal sealed class ProfileStore(CredentialPlaces places, Func<string, string?> variable, NoticeBoard notices)
{
    public ProfileStore(CredentialQuery query)
        : this(query.Places, query.Variable, query.Notices)
    {
    }

    /// <summary>Finds a profile; one that names no keys does not count.</summary>
    /// <returns>The profile; null where there is none of the name.</returns>
    /// <exception cref="ProblemException">CredentialUnreadable.</exception>
    public Profile? Find(string name)
    {
        foreach (var path in IniFiles())
            if (FindIn(path, name) is { IsEmpty: false } profile) return profile;

        return CliFolder is { } folder && IsFileName(name)
            && CliProfiles.Find(folder, name, notices) is { IsEmpty: false } found
            ? found
            : null;
    }

    /// <summary>Region, language and endpoint of a profile whose keys are not used.</summary>
    public ProfileSettings? SettingsOf(string name)
        => CliFolder is { } folder && IsFileName(name) ? CliProfiles.SettingsOf(folder, name, notices) : null;

    /// <summary>The names of all profiles, in order.</summary>
    public IReadOnlyList<string> Names() => [.. IniFiles().SelectMany(IniProfiles.Names)
        .Concat(CliFolder is { } folder ? CliProfiles.Names(folder) : [])
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal)];

    /// <summary>The problem of a profile that is not there; it lists those that are.</summary>
    public ProblemException NotFound(string name)
    {
        var names = Names();
        if (names.Contains(name))
            return CredentialParts.Incomplete($"the profile {name}", ["the SecretId", "the SecretKey"]);

        var others = names.Count > 0 ? $"There are: {string.Join(", ", names)}."
            : places.Home is null ? "This user has no home folder that is known: set HOME."
            : "There are none.";
        return new ProblemException(new Problem("ProfileNotFound", $"There is no profile {name}. {others}"));
    }

    private string? CliFolder => places.Home is { } home ? Path.Combine(home, ".tccli") : null;

    private Profile? FindIn(string path, string name)
    {
        try
        {
            return IniProfiles.Find(path, name, notices);
        }
        catch (ProblemException exception) when (path == MachineFile)
        {
            // Nobody but the machine's owner can mend that one.
            notices.Warn(exception.Problem.Message);
            return null;
        }
    }

    private string? MachineFile
        => places.Machine is { } machine ? Path.Combine(machine, "tencentcloud", "credentials") : null;

    private IEnumerable<string> IniFiles()
    {
        if (variable("TENCENTCLOUD_CREDENTIALS_FILE")?.Trim() is { Length: > 0 } given)
        {
            yield return given;
            yield break;
        }

        if (places.Home is { } home) yield return Path.Combine(home, ".tencentcloud", "credentials");
        if (MachineFile is { } machine) yield return machine;
    }

    private static bool IsFileName(string name)
        => name.Length > 0 && name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && name is not ("." or "..");
}
