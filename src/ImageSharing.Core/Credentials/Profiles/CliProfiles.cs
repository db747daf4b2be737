using System;
using System.Collections.Generic;
using System.IO;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Json;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>
/// The profiles of the official command line: NAME.credential with the keys, NAME.configure with region, language and
/// endpoint.
/// </summary>
internal static class CliProfiles
{
    private const string Extension = ".credential";

    /// <summary>The profile of that name; null if it is not there.</summary>
    /// <exception cref="ProblemException">CredentialUnreadable: it is not JSON, or has an unknown type.</exception>
    public static Profile? Find(string folder, string name, Notifications notices)
    {
        var path = Path.Combine(folder, name + Extension);
        if (SecretFile.Read(path, notices) is not { } text) return null;

        using var json = LooseJson.Read(text)
            ?? throw SecretFile.Unreadable(new Message("File.NotJson", path));
        var root = json.Root;
        if (LooseJson.NoText(root, "secretId", "secretKey", "token") is { } odd)
            throw SecretFile.Unreadable(new Message("File.ValueNotText", path, odd));

        var type = ValueOf(root, "type") ?? "default";
        return new Profile(name, path)
        {
            Kind = type switch
            {
                "cvm-role" => ProfileKind.InstanceRole,
                "default" or "oauth" or "sso" => ProfileKind.Keys,
                _ => throw SecretFile.Unreadable(new Message("File.UnknownKeyType", path, Shown(type))),
            },
            SecretId = ValueOf(root, "secretId"),
            SecretKey = ValueOf(root, "secretKey"),
            Token = ValueOf(root, "token"),
            ExpiresAtUtc = LooseJson.InstantOf(root, "expiresAt"),
            LoginCommand = type switch
            {
                "oauth" => "tccli auth login" + OptionOf(name),
                "sso" => "tccli sso login" + OptionOf(name),
                _ => null,
            },
            RoleArn = ValueOf(root, "role-arn"),
            RoleSessionName = ValueOf(root, "role-session-name"),
            Settings = SettingsOf(folder, name, notices),
        };
    }

    /// <summary>
    /// Region, language and endpoint of a profile; null if there is no such file. If it cannot be read,
    /// null with a warning.
    /// </summary>
    public static ProfileSettings? SettingsOf(string folder, string name, Notifications notices)
    {
        var path = Path.Combine(folder, name + ".configure");
        try
        {
            if (!File.Exists(path)) return null;
            if (new FileInfo(path).Length > SecretFile.MostBytes) return Unused(new Message("File.SettingsTooLarge", path), notices);

            using var json = LooseJson.Read(File.ReadAllText(path));
            if (json is null) return Unused(new Message("File.SettingsNotJson", path), notices);

            var general = LooseJson.MemberOf(json.Root, "_sys_param") ?? default;
            var cvm = LooseJson.MemberOf(json.Root, "cvm") ?? default;
            var endpoint = ValueOf(cvm, "endpoint");
            return new ProfileSettings(
                ValueOf(general, "region"),
                ValueOf(general, "language"),
                endpoint == "cvm.tencentcloudapi.com" ? null : endpoint);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unused(new Message("File.SettingsNotRead", path), notices);
        }
    }

    /// <summary>The names of the profiles; none if the folder cannot be read.</summary>
    public static IEnumerable<string> Names(string folder)
    {
        try
        {
            List<string> names = [];
            if (!Directory.Exists(folder)) return names;

            foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
                names.Add(Path.GetFileNameWithoutExtension(path));
            return names;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The command line writes None for a value that its user left out.</summary>
    private static string? ValueOf(System.Text.Json.JsonElement element, string name)
        => LooseJson.TextOf(element, name) is { } text && !string.Equals(text, "None", StringComparison.OrdinalIgnoreCase)
            ? text
            : null;

    private static ProfileSettings? Unused(Message why, Notifications notices)
    {
        notices.Warn(why);
        return null;
    }

    private static string OptionOf(string name) => name == "default" ? "" : " --profile " + name;

    /// <summary>Only what looks like a word: a damaged file may have anything there.</summary>
    private static string Shown(string type)
    {
        foreach (var one in type)
            if (one is not ((>= 'a' and <= 'z') or '-')) return "…";

        return type.Length > 20 ? "…" : type;
    }
}
