using System;
using System.IO;
using System.Security;
using System.Text;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>Reads a file with secrets in it, or says in a sentence why it cannot.</summary>
internal static class SecretFile
{
    public const int MostBytes = 1024 * 1024;

    /// <summary>The text of the file; null where there is none.</summary>
    /// <exception cref="ProblemException">CredentialUnreadable.</exception>
    public static string? Read(string path, NoticeBoard notices)
    {
        try
        {
            FileInfo file = new(path);
            if (Directory.Exists(path)) throw Unreadable(path, "is a folder");
            if (!file.Exists) return null;
            if (file.Length > MostBytes) throw Unreadable(path, "is larger than 1 MB, and not what it should be");

            using StreamReader reader = new(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
            var text = ReadUpTo(reader, path);
            WarnIfOthersCanRead(path, notices);
            return text;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or SecurityException)
        {
            throw Unreadable(path, "may not be read by this user");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, "could not be read");
        }
    }

    public static ProblemException Unreadable(string path, string reason)
        => new(new Problem("CredentialUnreadable", $"The file {path} {reason}."));

    private static string ReadUpTo(StreamReader reader, string path)
    {
        // A pipe or a device has no length that could be looked at before.
        StringBuilder text = new();
        var buffer = new char[4096];
        for (var count = reader.Read(buffer, 0, buffer.Length);
            count > 0;
            count = reader.Read(buffer, 0, buffer.Length))
        {
            text.Append(buffer, 0, count);
            if (text.Length > MostBytes) throw Unreadable(path, "is larger than 1 MB, and not what it should be");
        }

        Array.Clear(buffer, 0, buffer.Length);
        return text.ToString();
    }

    private static void WarnIfOthersCanRead(string path, NoticeBoard notices)
    {
#if NET
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0)
            notices.Warn(
                $"Other users of this machine can read {path}, and it has a secret in it. Run: chmod 600 '{path}'");
#endif
    }
}
