using System.Collections.Generic;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>The profiles of an INI file: sections with secret_id, secret_key and token.</summary>
internal static class IniProfiles
{
    /// <summary>The profile of that name; null where the file or the section is not there.</summary>
    public static Profile? Find(string path, string name, NoticeBoard notices)
    {
        if (SecretFile.Read(path, notices) is not { } text) return null;
        if (!IniText.Read(text).TryGetValue(name, out var section)) return null;

        var region = ValueOf(section, "region");
        return new Profile(name, path)
        {
            SecretId = ValueOf(section, "secret_id"),
            SecretKey = ValueOf(section, "secret_key"),
            Token = ValueOf(section, "token"),
            RoleArn = ValueOf(section, "role_arn"),
            RoleSessionName = ValueOf(section, "role_session_name"),
            Settings = region is null ? null : new ProfileSettings(region, null, null),
        };
    }

    /// <summary>The names of the file's profiles; none where it cannot be read.</summary>
    public static IEnumerable<string> Names(string path)
    {
        try
        {
            return SecretFile.Read(path, new NoticeBoard()) is { } text ? IniText.Read(text).Keys : [];
        }
        catch (ProblemException)
        {
            return [];
        }
    }

    private static string? ValueOf(Dictionary<string, string> section, string name)
        => section.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
