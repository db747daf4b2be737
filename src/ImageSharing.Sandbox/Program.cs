using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ImageSharing.Sandbox;

internal static class Program
{
    private const string Usage = "Usage: dotnet run --project src/ImageSharing.Sandbox -- --serve [--port N]";

    private static async Task<int> Main(string[] arguments)
    {
        if (Port(arguments) is not { } port)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        try
        {
            await using var server = await SandboxServer.StartAsync(new SandboxOptions { Port = port });
            Scene.Set(server);
            await ServeAsync(server);
            return 0;
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync($"The sandbox cannot listen on port {port}: {error.Message} Choose another one with --port.");
            return 1;
        }
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

    private static async Task ServeAsync(SandboxServer server)
    {
        var key = SandboxKey.Default;
        Console.WriteLine($"TENCENTCLOUD_CVM_ENDPOINT={server.Endpoint.AbsoluteUri.TrimEnd('/')}");
        Console.WriteLine($"TENCENTCLOUD_STS_ENDPOINT={server.Endpoint.AbsoluteUri.TrimEnd('/')}");
        Console.WriteLine($"TENCENTCLOUD_SECRET_ID={key.SecretId}");
        Console.WriteLine($"TENCENTCLOUD_SECRET_KEY={key.SecretKey}");
        Console.WriteLine($"TENCENTCLOUD_REGION={ImageCollection.DefaultRegion}");
        Console.WriteLine("The sandbox listens. Ctrl+C ends it.");
        using var over = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            over.Cancel();
        };
        try
        {
            await Task.Delay(Timeout.Infinite, over.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("The sandbox has ended.");
        }
    }
}
