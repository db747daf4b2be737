using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Sandbox;

internal static class Program
{
    private const string Usage = "Usage: dotnet run --project src/ImageSharing.Sandbox -- --serve [--port N], N from 0 to 65535.";

    internal static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken over)
    {
        if (Port(arguments) is not { } port)
        {
            await error.WriteLineAsync(Usage);
            return 2;
        }

        SandboxServer server;
        try
        {
            server = await SandboxServer.StartAsync(new SandboxOptions { Port = port, AcceptsServiceOfHost = true });
        }
        catch (IOException)
        {
            await error.WriteLineAsync($"Port {port} of 127.0.0.1 is in use. Give another one with --port, or none for a free one.");
            return 1;
        }

        await using (server)
        {
            Scene.Set(server);
            await ServeAsync(server, output, over);
        }

        return 0;
    }

    private static async Task<int> Main(string[] arguments)
    {
        using var over = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            over.Cancel();
        };
        return await RunAsync(arguments, Console.Out, Console.Error, over.Token);
    }

    private static int? Port(string[] arguments)
    {
        var text = arguments switch
        {
            ["--serve"] => "0",
            ["--serve", "--port", var last] => last,
            ["--port", var middle, "--serve"] => middle,
            _ => "",
        };
        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
    }

    private static async Task ServeAsync(SandboxServer server, TextWriter output, CancellationToken over)
    {
        var endpoint = server.Endpoint.GetLeftPart(UriPartial.Authority);
        await output.WriteLineAsync($"TENCENTCLOUD_CVM_ENDPOINT={endpoint}");
        await output.WriteLineAsync($"TENCENTCLOUD_STS_ENDPOINT={endpoint}");
        await output.WriteLineAsync($"TENCENTCLOUD_SECRET_ID={SandboxKey.Default.SecretId}");
        await output.WriteLineAsync($"TENCENTCLOUD_SECRET_KEY={SandboxKey.Default.SecretKey}");
        await output.WriteLineAsync($"TENCENTCLOUD_REGION={ImageCollection.DefaultRegion}");
        await output.WriteLineAsync("The sandbox listens. Ctrl+C ends it.");
        try
        {
            await Task.Delay(Timeout.Infinite, over);
        }
        catch (OperationCanceledException)
        {
            await output.WriteLineAsync("The sandbox has ended.");
        }
    }
}
