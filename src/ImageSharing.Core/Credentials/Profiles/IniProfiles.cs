using System.Collections.Generic;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>The profiles of an INI file: sections with secret_id, secret_key and token.</summary>
internal static class IniProfiles
{
    /// <summary>The profile of that name; null if the text does not have it.</summary>
    /// <exception cref="ProblemException">CredentialUnreadable: the profile is ambiguous.</exception>
    public static Profile? Find(string path, string text, string name)
    {
        if (text.IndexOf('\0') >= 0)
            throw SecretFile.Unreadable(new Message("File.NotText", path));

        var ini = IniText.Read(text);
        if (!ini.Sections.TryGetValue(name, out var section))
        {
            return ini.Oddity is not { } odd
                ? null
                : throw SecretFile.Unreadable(odd.Name is null
                    ? new Message("File.SectionOpen", path, odd.Line, name)
                    : new Message("File.ValueOutside", path, odd.Name, odd.Line, name));
        }

        if (section.Repeated is { } twice)
            throw SecretFile.Unreadable(twice.IsSection
                ? new Message("File.ProfileTwice", path, name, twice.First, twice.Second)
                : new Message("File.ValueTwice", path, name, twice.First, twice.Second));

        return new Profile(name, path)
        {
            Line = section.Line,
            SecretId = section["secret_id"],
            SecretKey = section["secret_key"],
            Token = section["token"],
            RoleArn = section["role_arn"],
            RoleSessionName = section["role_session_name"],
            Settings = new ProfileSettings(section["region"], null, null),
        };
    }

    /// <summary>The names of the file's profiles; none if it cannot be read.</summary>
    public static IEnumerable<string> Names(string path)
    {
        try
        {
            return SecretFile.Read(path, null) is { } text ? IniText.Read(text).Sections.Keys : [];
        }
        catch (ProblemException)
        {
            return [];
        }
    }
}
