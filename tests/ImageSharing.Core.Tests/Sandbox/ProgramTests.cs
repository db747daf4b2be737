using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Sandbox;

public sealed class ProgramTests
{
    [Fact]
    public async Task Serves_and_prints_the_variables_until_it_is_ended()
    {
        using var over = new CancellationTokenSource();
        var output = new StringWriter();
        await over.CancelAsync();

        Assert.Equal(0, await Program.RunAsync(["--serve"], output, TextWriter.Null, over.Token));

        var lines = output.ToString().Split(Environment.NewLine);
        Assert.Matches("^TENCENTCLOUD_CVM_ENDPOINT=http://127.0.0.1:[0-9]+$", lines[0]);
        Assert.Matches("^TENCENTCLOUD_STS_ENDPOINT=http://127.0.0.1:[0-9]+$", lines[1]);
        Assert.Equal($"TENCENTCLOUD_SECRET_ID={SandboxKey.Default.SecretId}", lines[2]);
        Assert.Equal($"TENCENTCLOUD_SECRET_KEY={SandboxKey.Default.SecretKey}", lines[3]);
        Assert.Equal("TENCENTCLOUD_REGION=ap-guangzhou", lines[4]);
        Assert.Equal("The sandbox has ended.", lines[6]);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--serve", "--port", "65536")]
    [InlineData("--serve", "--port", "-1")]
    [InlineData("--serve", "--port")]
    public async Task Says_how_it_is_called(params string[] arguments)
    {
        var error = new StringWriter();

        Assert.Equal(2, await Program.RunAsync(arguments, TextWriter.Null, error, CancellationToken.None));

        Assert.StartsWith("Usage: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_a_port_is_in_use()
    {
        await using var server = await SandboxServer.StartAsync();
        var error = new StringWriter();
        var port = $"{server.Endpoint.Port}";

        Assert.Equal(1, await Program.RunAsync(["--serve", "--port", port], TextWriter.Null, error, CancellationToken.None));

        Assert.StartsWith($"Port {port} of 127.0.0.1 is in use.", error.ToString(), StringComparison.Ordinal);
    }
}
