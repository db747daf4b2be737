using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Threading;
using ImageSharing.Core.Transport.Connections;

namespace ImageSharing.Desktop.Tests;

/// <summary>
/// Runs the tests of this assembly in this process. Words choose those whose names contain one of them; --long adds
/// those that take minutes; --culture NAME runs them as that culture's users do; --web-request
/// has HttpWebRequest under HttpClient, as .NET Framework has and Mono has not.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments) => arguments is [ImportRun.Argument, var cmdlets, var endpoint]
        ? ImportRun.Run(cmdlets, endpoint)
        : RunTests(arguments);

    private static int RunTests(string[] arguments)
    {
        var choice = Choice.Parse(arguments);
        if (choice.Culture is not null)
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = choice.Culture;
        }
        if (choice.UsesWebRequest) DesktopConnections.Innermost = static _ => new WebRequestHandler();

        // The certificates that the tests trust are trusted in this process only.
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (Platform.IsMono)
        {
            Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Directory.CreateDirectory(folder).FullName);
        }
        ThreadPool.SetMinThreads(32, 32);
        try
        {
            using TestRun run = new(choice);
            return run.ToEnd() ? 0 : 1;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
