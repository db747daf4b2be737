using System;
using System.Collections.Generic;
using System.IO;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>
/// The profiles of the official command line: NAME.credential with the keys, NAME.configure with region, language and
/// endpoint.
/// </summary>
internal static class CliProfiles
{
    private const string Extension = ".credential";

    /// <summary>The profile of that name; null where it is not there.</summary>
    /// <exception cref="ProblemException">CredentialUnreadable: no JSON, or a type that nobody here knows.</exception>
    public static Profile? Find(string folder, string name, Notifications notices)
    {
        var path = Path.Combine(folder, name + Extension);
        if (SecretFile.Read(path, notices) is not { } text) return null;

        using var json = LooseJson.Read(text)
            ?? throw SecretFile.Unreadable(
                path, "is not JSON as the official command line (tccli) writes it. Correct it, or log in again.");
        var root = json.Root;
        if (LooseJson.NoText(root, "secretId", "secretKey", "token") is { } odd)
            throw SecretFile.Unreadable(path, $"has a {odd} that is not text. Correct it, or log in again.");

        var type = ValueOf(root, "type") ?? "default";
        return new Profile(name, path)
        {
            Kind = type switch
            {
                "cvm-role" => ProfileKind.InstanceRole,
                "default" or "oauth" or "sso" => ProfileKind.Keys,
                _ => throw SecretFile.Unreadable(
                    path,
                    $"has keys of the type '{Shown(type)}', which this module does not know. Use another profile."),
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
    /// Region, language and endpoint of a profile; null where there is no such file, and, with a warning, where it cannot
    /// be read.
    /// </summary>
    public static ProfileSettings? SettingsOf(string folder, string name, Notifications notices)
    {
        var path = Path.Combine(folder, name + ".configure");
        try
        {
            if (!File.Exists(path)) return null;
            if (new FileInfo(path).Length > SecretFile.MostBytes) return Unused(path, "is too large", notices);

            using var json = LooseJson.Read(File.ReadAllText(path));
            if (json is null) return Unused(path, "is not JSON as the official command line writes it", notices);

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
            return Unused(path, "could not be read", notices);
        }
    }

    /// <summary>The names of the profiles; none where the folder cannot be read.</summary>
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

    /// <summary>The command line writes None for what its user left out.</summary>
    private static string? ValueOf(System.Text.Json.JsonElement element, string name)
        => LooseJson.TextOf(element, name) is { } text && !string.Equals(text, "None", StringComparison.OrdinalIgnoreCase)
            ? text
            : null;

    private static ProfileSettings? Unused(string path, string why, Notifications notices)
    {
        notices.Warn($"The file {path} {why}: its region, language and endpoint are not used.");
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
