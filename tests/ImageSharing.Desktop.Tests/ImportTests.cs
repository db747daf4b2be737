using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Desktop.Tests;

/// <summary>
/// The module's files as .NET Framework finds them: without binding redirects, and with versions held strictly.
/// </summary>
public sealed class ImportTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Core_and_all_that_it_needs_come_from_the_modules_folder_and_work()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Images[Wire.Image].Shares.Declare("100000000010");
        wire.Server.Faults.Add(When.Request(1, SandboxActions.DescribeImageSharePermission), Fault.DropBeforeWrite());

        var output = ImportInFreshProcess(wire.Server.Endpoint);

        Assert.Contains("Listed: 100000000010", output);
        Assert.Contains($"zh-CN: {Uri.EscapeDataString("3 个账号")}", output);
        Assert.Contains("de-DE: 3%20accounts", output);
        var desktop = Path.Combine(Bin, "desktop");
        var brought = Directory
            .GetFiles(desktop)
            .Select(path => $"Loaded: {Path.GetFileNameWithoutExtension(path)} {path}");
        Assert.Empty(output.Where(line => line.Contains(desktop)).Except(brought));
        foreach (var name in new[]
        {
            "ImageSharing.Core", "Polly.Core", "System.Text.Json", "System.Memory", "System.Buffers"
        })
            Assert.Contains($"Loaded: {name} {Path.Combine(desktop, name)}.dll", output);
    }

    private static string Bin { get; } = FindBin();

    private static string FindBin()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ImageSharing.psd1")))
            {
                return Path.Combine(folder.FullName, "bin");
            }

        throw new InvalidOperationException("The tests are run from a folder inside the repository.");
    }

    private string[] ImportInFreshProcess(Uri endpoint)
    {
        Directory.CreateDirectory(_folder);
        var program = Path.Combine(_folder, "import.exe");
        File.Copy(typeof(ImportRun).Assembly.Location, program);
        const string shell = "System.Management.Automation.dll";
        File.Copy(Path.Combine(AppContext.BaseDirectory, "shell", shell), Path.Combine(_folder, shell));
        var arguments = $"\"{ImportRun.Argument}\" \"{Path.Combine(Bin, "ImageSharing.dll")}\" {endpoint.AbsoluteUri}";
        ProcessStartInfo start = new()
        {
            FileName = Platform.IsMono ? "mono" : program,
            Arguments = Platform.IsMono ? $"--assembly-loader=strict \"{program}\" {arguments}" : arguments,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.EnvironmentVariables["TENCENTCLOUD_SECRET_ID"] = SandboxKey.Default.SecretId;
        start.EnvironmentVariables["TENCENTCLOUD_SECRET_KEY"] = SandboxKey.Default.SecretKey;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
        return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
