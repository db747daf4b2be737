using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>What the first grant of a fresh process costs, as a whole and by its parts.</summary>
internal static class FirstGrantFigure
{
    private const string Marks = """
        $jit = [Runtime.JitInfo]
        $process = [Diagnostics.Process]::GetCurrentProcess()
        $watch = [Diagnostics.Stopwatch]::StartNew()
        function Mark($Name) {
            [string]::Join(';', [object[]]($Name, $watch.Elapsed.TotalMilliseconds, $jit::GetCompilationTime($false).TotalMilliseconds,
                $jit::GetCompiledMethodCount($false), [AppDomain]::CurrentDomain.GetAssemblies().Count))
        }
        $null = Mark 'once'
        $null = Mark 'twice'

        """;

    private const string Straight = Marks + """
        Mark 'start'
        Import-Module 'MODULE'
        Mark 'import'
        $null = Grant-CvmImageShare img-00000000 200000000000
        Mark 'the first grant'
        $null = Grant-CvmImageShare img-00000001 200000000000
        Mark 'the second grant'
        foreach ($i in 2..9) { $null = Grant-CvmImageShare img-0000000$i 200000000000 -RequestsPerSecond 1000 }
        $null = Mark 'more'
        Mark 'start of the last grant'
        $null = Grant-CvmImageShare img-0000000a 200000000000 -RequestsPerSecond 1000
        Mark 'the eleventh grant'
        """;

    // The framework's part is what a bare client costs that sends anything over a pool of the module's kind.
    private const string Parts = Marks + """
        Mark 'start'
        Import-Module 'MODULE'
        Mark 'import'
        $null = Grant-CvmImageShare img-00000000 200000000000 -WhatIf
        Mark 'cmdlet, binding and input (-WhatIf)'
        $found = (Get-Module ImageSharing).ImplementingAssembly.GetType('ImageSharing.Loading.CoreAssembly+Found')
        $null = $found.GetField('Core').GetValue($null).Value
        Mark 'finding and loading Core'
        $client = [Net.Http.HttpMessageInvoker]::new([Net.Http.SocketsHttpHandler]::new())
        $message = [Net.Http.HttpRequestMessage]::new('Post', "$env:TENCENTCLOUD_CVM_ENDPOINT/")
        $message.Content = [Net.Http.ByteArrayContent]::new([byte[]](123, 125))
        $null = $client.SendAsync($message, [Threading.CancellationToken]::None).Result.Content.ReadAsByteArrayAsync().Result
        Mark 'a bare client, its first connection and answer'
        $null = Grant-CvmImageShare img-00000000 200000000000
        Mark 'the rest of the first grant'
        """;

    private const string Bare = Marks + """
        Mark 'start'
        $client = [Net.Http.HttpMessageInvoker]::new([Net.Http.SocketsHttpHandler]::new())
        $message = [Net.Http.HttpRequestMessage]::new('Post', "$env:TENCENTCLOUD_CVM_ENDPOINT/")
        $message.Content = [Net.Http.ByteArrayContent]::new([byte[]](123, 125))
        $null = $client.SendAsync($message, [Threading.CancellationToken]::None).Result.Content.ReadAsByteArrayAsync().Result
        Mark 'a bare client, its first connection and answer'
        """;

    public static async Task MakeAsync(Figure figure, int processes)
    {
        await using var server = await StandIn.StartAsync(images: 16);
        await RunAsync(Straight, server);
        var straight = new List<Mark[]>();
        var parts = new List<Mark[]>();
        var bare = new List<Mark[]>();
        for (var i = 0; i < processes; i++)
        {
            straight.Add(await RunAsync(Straight, server));
            parts.Add(await RunAsync(Parts, server));
            bare.Add(await RunAsync(Bare, server));
        }

        figure.Say(
            $"Medians of {processes} fresh processes of each kind, in PowerShell, against a warm simulated service "
            + "without latency.");
        figure.Say();
        figure.Head("in one process", "ms", "of it compiling", "methods compiled", "assemblies loaded");
        Rows(figure, straight);
        figure.Say();
        figure.Head("by parts, in other processes", "ms", "of it compiling", "methods compiled", "assemblies loaded");
        Rows(figure, parts);
        figure.Say();
        figure.Head("in a shell without the module", "ms", "of it compiling", "methods compiled", "assemblies loaded");
        Rows(figure, bare);
        figure.AtMost(
            "the first grant against a bare client's first call",
            Median(straight, 2, mark => mark.Milliseconds) / Median(bare, 1, mark => mark.Milliseconds),
            2,
            " ×");
    }

    private static void Rows(Figure figure, List<Mark[]> runs)
    {
        for (var i = 1; i < runs[0].Length; i++)
        {
            if (runs[0][i].Name.StartsWith("start", StringComparison.Ordinal)) continue;

            figure.Row(
                runs[0][i].Name,
                Median(runs, i, mark => mark.Milliseconds),
                Median(runs, i, mark => mark.Compiling),
                (int)Median(runs, i, mark => mark.Methods),
                (int)Median(runs, i, mark => mark.Assemblies));
        }
    }

    private static double Median(List<Mark[]> runs, int mark, Func<Mark, double> what)
        => Figure.Median(runs.Select(run => what(run[mark]) - what(run[mark - 1])));

    private static async Task<Mark[]> RunAsync(string script, SandboxServer server)
    {
        foreach (var image in server.Images.All)
            foreach (var account in image.Shares.Accounts) image.Shares.Revoke(account);
        var lines = await Shell.RunAsync(
            script.Replace(
                "MODULE", Repository.Module.Replace("'", "''", StringComparison.Ordinal), StringComparison.Ordinal),
            server);
        return [.. lines.Where(line => line.Count(letter => letter == ';') == 4).Select(Read)];
    }

    private static Mark Read(string line)
    {
        var cells = line.Split(';');
        double[] numbers = [.. cells.Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
        return new Mark(cells[0], numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private sealed record Mark(string Name, double Milliseconds, double Compiling, double Methods, double Assemblies);
}
