using System;
using System.IO;
using System.Security;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials.Profiles;

/// <summary>Reads a file with secrets in it, or says why it cannot.</summary>
internal static class SecretFile
{
    public const int MostBytes = 1024 * 1024;

    /// <summary>The text of the file; null if there is none.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="notices">Gets a warning if other users can read the file; null if that is expected.</param>
    /// <exception cref="ProblemException">CredentialUnreadable.</exception>
    public static string? Read(string path, Notifications? notices)
    {
        try
        {
            if (Directory.Exists(path)) throw Unreadable(new Message("File.IsFolder", path));

            var text = FileText.Of(ReadBytes(path));
            if (notices is not null && CanOthersRead(path)) notices.Warn(new Message("File.SharedSecret", path));
            return text;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or SecurityException)
        {
            throw Unreadable(new Message("File.NoPermission", path), exception);
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            throw Unreadable(new Message("File.Locked", path), exception);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(new Message("File.NotRead", path), exception);
        }
    }

    /// <param name="message">What is wrong with the file, and what to do.</param>
    /// <param name="cause">What the system said; it must not quote the file.</param>
    public static ProblemException Unreadable(Message message, Exception? cause = null)
        => new(new Problem("CredentialUnreadable", message), cause);

    private static ArraySegment<byte> ReadBytes(string path)
    {
        // Other processes may write to the file at the same time.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        // A pipe or a device has no length that could be looked at before.
        using MemoryStream bytes = new();
        var buffer = new byte[4096];
        for (var count = file.Read(buffer, 0, buffer.Length); count > 0; count = file.Read(buffer, 0, buffer.Length))
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > MostBytes)
                throw Unreadable(new Message("File.TooLarge", path));
        }

        Array.Clear(buffer, 0, buffer.Length);
        return new ArraySegment<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>A sharing or lock violation of Windows, or EAGAIN of Linux and macOS.</summary>
    private static bool IsLocked(IOException exception)
        => exception.HResult is unchecked((int)0x80070020) or unchecked((int)0x80070021) or 11 or 35;

    private static bool CanOthersRead(string path)
    {
#if NET
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        return !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0;
#else
        return false;
#endif
    }
}
