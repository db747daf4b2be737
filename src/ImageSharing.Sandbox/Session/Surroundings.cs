using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ImageSharing.Sandbox.Session;

/// <summary>
/// The variables that point the module at a stand-in, in this process and those that it starts. What else there is of
/// the user's own set-up is hidden, so that no real key comes near it. Disposing brings everything back.
/// </summary>
internal sealed class Surroundings : IDisposable
{
    private static readonly string[] Hidden = ["TENCENTCLOUD_", "TCCLI_", "TKE_"];

    private readonly Dictionary<string, string?> _before = [];

    public Surroundings(SandboxServer server)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsHidden).ToList())
            Set(name, null);
        foreach (var (name, value) in Of(server)) Set(name, value);
        Set("POWERSHELL_TELEMETRY_OPTOUT", "1");
    }

    /// <summary>The manifest of the module that this program was built with.</summary>
    /// <exception cref="FileNotFoundException">The program was taken out of its repository.</exception>
    public static string Manifest
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var manifest = Path.Combine(folder.FullName, "ImageSharing.psd1");
                if (File.Exists(manifest)) return manifest;
            }

            throw new FileNotFoundException(
                "There is no ImageSharing.psd1 above this program. Run it in the repository.");
        }
    }

    /// <summary>What a shell needs to talk to the stand-in.</summary>
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

    public void Dispose()
    {
        foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
    }

    private static bool IsHidden(string name)
        => Array.Exists(Hidden, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
