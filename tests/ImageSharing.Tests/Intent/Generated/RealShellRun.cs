using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ImageSharing.Tests.Hosting;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>Runs inputs in one process of the real shell, which is restored from NuGet.</summary>
internal sealed class RealShellRun : CaseRun, IDisposable
{
    private const string Mark = "said ";

    private const string Loop = IntentWords.All + """
        Import-Module $args[0]
        while ($null -ne ($line = [Console]::In.ReadLine())) {
            $case = $line | ConvertFrom-Json
            $env:TENCENTCLOUD_SECRET_ID = $case.Key
            Invoke-Expression $case.Variables
            $all = @(& ([scriptblock]::Create($case.Script)) 2>&1 3>&1)
            $errors = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            $warnings = @($all | Where-Object { $_ -is [Management.Automation.WarningRecord] })
            $results = @($all | Where-Object { $null -ne $_ -and $_ -notin $errors -and $_ -notin $warnings })
            $said = @{
                Results = @($results | ForEach-Object {
                    @{ Region = $_.Region; Image = $_.ImageId; Account = $_.AccountId; Code = $_.ErrorCode; Status = $_.Status }
                })
                Errors = @($errors | ForEach-Object { @{ Id = $_.FullyQualifiedErrorId; Message = "$_" } })
                Warnings = @($warnings | ForEach-Object { "$_" })
            }
            [Console]::Out.WriteLine("said " + ($said | ConvertTo-Json -Compress -Depth 4))
        }
        """;

    private readonly StringBuilder _rest = new();
    private readonly string _script = Path.Combine(Path.GetTempPath(), $"intent-{Guid.NewGuid():n}.ps1");
    private readonly Process _process;

    public RealShellRun(World world)
        : base(world)
    {
        File.WriteAllText(_script, Loop, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in new[] { Shell, "-NoLogo", "-NoProfile", "-NonInteractive", "-File", _script,
            TestProcess.Manifest })
            start.ArgumentList.Add(argument);
        start.Environment["NO_COLOR"] = "1";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _rest.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    private static string Shell
        => typeof(RealShellRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == "Shell").Value!;

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(10_000)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        File.Delete(_script);
    }

    protected override Said Say(string key, string variables, string script)
    {
        _process.StandardInput.WriteLine(
            JsonSerializer.Serialize(new { Key = key, Variables = variables, Script = script }));
        _process.StandardInput.Flush();
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
                return JsonSerializer.Deserialize<Said>(line[Mark.Length..])!;
            _rest.AppendLine(line);
        }

        throw new InvalidOperationException($"The shell ended.\n{script}\n{_rest}");
    }
}
