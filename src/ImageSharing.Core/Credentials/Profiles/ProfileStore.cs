using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>
/// Where profiles are kept: the INI file of TENCENTCLOUD_CREDENTIALS_FILE, or ~/.tencentcloud/credentials and then
/// /etc/tencentcloud/credentials; then the official command line's files.
/// </summary>
internal sealed class ProfileStore(CredentialQuery query)
{
    /// <summary>Finds a profile; one that names no keys does not count.</summary>
    /// <returns>The profile; null where there is none of the name.</returns>
    /// <exception cref="ProblemException">CredentialUnreadable.</exception>
    public Profile? Find(string name)
    {
        foreach (var path in IniFiles())
            if (FindIn(path, name) is { IsEmpty: false } profile) return profile;

        return CliFolder is { } folder && IsFileName(name) && CliProfiles.Find(folder, name, query.Notices) is { IsEmpty: false } found
            ? found
            : null;
    }

    /// <summary>Region, language and endpoint of a profile whose keys are not used.</summary>
    public ProfileSettings? SettingsOf(string name)
        => CliFolder is { } folder && IsFileName(name) ? CliProfiles.SettingsOf(folder, name) : null;

    /// <summary>The problem of a profile that is not there; it lists those that are.</summary>
    public ProblemException NotFound(string name)
    {
        string[] names = [.. IniFiles().SelectMany(IniProfiles.Names)
            .Concat(CliFolder is { } folder ? CliProfiles.Names(folder) : [])
            .Distinct(StringComparer.Ordinal)
            .OrderBy(one => one, StringComparer.Ordinal)];
        var others = names.Length > 0 ? $"There are: {string.Join(", ", names)}."
            : query.Places.Home is null ? "This user has no home folder that is known: set HOME."
            : "There are none.";
        return new ProblemException(new Problem("ProfileNotFound", $"There is no profile {name}. {others}"));
    }

    private string? CliFolder => query.Places.Home is { } home ? Path.Combine(home, ".tccli") : null;

    private Profile? FindIn(string path, string name)
    {
        try
        {
            return IniProfiles.Find(path, name, query.Notices);
        }
        catch (ProblemException exception) when (path == MachineFile)
        {
            // Nobody but the machine's owner can mend that one.
            query.Notices.Warn(exception.Problem.Message);
            return null;
        }
    }

    private string? MachineFile
        => query.Places.Machine is { } machine ? Path.Combine(machine, "tencentcloud", "credentials") : null;

    private IEnumerable<string> IniFiles()
    {
        if (query.Variable("TENCENTCLOUD_CREDENTIALS_FILE") is { } given)
        {
            yield return given;
            yield break;
        }

        if (query.Places.Home is { } home) yield return Path.Combine(home, ".tencentcloud", "credentials");
        if (MachineFile is { } machine) yield return machine;
    }

    private static bool IsFileName(string name)
        => name.Length > 0 && name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && name is not ("." or "..");
}
