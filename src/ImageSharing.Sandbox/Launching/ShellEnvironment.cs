using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ImageSharing.Sandbox.Launching;

/// <summary>The environment of a shell that works against a stand-in, with the module installed.</summary>
internal static class ShellEnvironment
{
    private static readonly string[] Hidden = ["TENCENTCLOUD_", "TCCLI_", "TKE_"];

    /// <summary>The folder of modules that the build lays out beside this program.</summary>
    public static string Modules => Path.Combine(AppContext.BaseDirectory, "Modules");

    /// <summary>The variables that point the module at a stand-in.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(SandboxServer server)
    {
        var endpoint = server.Endpoint.GetLeftPart(UriPartial.Authority);
        return
        [
            ("TENCENTCLOUD_CVM_ENDPOINT", endpoint),
            ("TENCENTCLOUD_STS_ENDPOINT", endpoint),
            ("TENCENTCLOUD_SECRET_ID", SandboxKey.Default.SecretId),
            ("TENCENTCLOUD_SECRET_KEY", SandboxKey.Default.SecretKey),
            ("TENCENTCLOUD_REGION", ImageCollection.DefaultRegion),
        ];
    }

    /// <summary>Points an environment at a stand-in, and hides the user's own settings: no real key is used.</summary>
    public static void Set(IDictionary<string, string?> environment, SandboxServer server)
    {
        foreach (var name in environment.Keys.Where(IsHidden).ToList()) environment.Remove(name);
        foreach (var (name, value) in Of(server)) environment[name] = value;

        environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        environment["POWERSHELL_UPDATECHECK"] = "Off";

        // PowerShell writes colours into files and pipes as well.
        if (Console.IsOutputRedirected) environment["NO_COLOR"] = "1";

        // PowerShell puts the user's folder first unless it is there: an installed copy of the module would win.
        environment.TryGetValue("PSModulePath", out var others);
        environment["PSModulePath"]
            = string.Join(Path.PathSeparator, Modules, ModulesOfUser, others).TrimEnd(Path.PathSeparator);
    }

    private static string ModulesOfUser
    {
        get
        {
            var (folder, name) = OperatingSystem.IsWindows()
                ? (Environment.SpecialFolder.MyDocuments, "PowerShell")
                : (Environment.SpecialFolder.LocalApplicationData, "powershell");
            var path = Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(path, name, "Modules");
        }
    }

    private static bool IsHidden(string name)
        => Array.Exists(Hidden, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
