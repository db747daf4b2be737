using System;
using System.IO;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Sandbox.Session;
using Xunit;

namespace ImageSharing.Core.Tests.Sandbox;

public sealed class ProgramTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly Interruption _interruption = new();

    public void Dispose() => _interruption.Dispose();

    [Fact]
    public async Task Serves_and_prints_the_variables_until_it_is_ended()
    {
        _interruption.Press();

        Assert.Equal(0, await RunAsync("--serve"));

        var lines = _output.ToString().Split(Environment.NewLine);
        Assert.Matches("^TENCENTCLOUD_CVM_ENDPOINT=http://127.0.0.1:[0-9]+$", lines[0]);
        Assert.Matches("^TENCENTCLOUD_STS_ENDPOINT=http://127.0.0.1:[0-9]+$", lines[1]);
        Assert.Equal($"TENCENTCLOUD_SECRET_ID={SandboxKey.Default.SecretId}", lines[2]);
        Assert.Equal($"TENCENTCLOUD_SECRET_KEY={SandboxKey.Default.SecretKey}", lines[3]);
        Assert.Equal("TENCENTCLOUD_REGION=ap-guangzhou", lines[4]);
        Assert.Equal("The sandbox has ended.", lines[6]);
    }

    [Theory]
    [InlineData("'--fast' is not an option.", "--fast")]
    [InlineData("'img-6pb6lrmy' is not an option.", "-Command", "Revoke-CvmImageShare", "img-6pb6lrmy")]
    [InlineData("'65536' is not a port.", "--serve", "--port", "65536")]
    [InlineData("'-1' is not a port.", "--port", "-1", "--serve")]
    [InlineData("--port needs a value.", "--serve", "--port")]
    [InlineData("-File needs a value.", "-File")]
    [InlineData("-Command can't be given with another", "--serve", "-Command", "1")]
    public async Task Says_what_is_wrong_with_how_it_is_called(string sentence, params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));

        Assert.StartsWith(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Usage: dotnet run --project", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task Says_how_it_is_called_when_asked()
    {
        Assert.Equal(0, await RunAsync("--help"));

        Assert.StartsWith("Usage: ", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Says_that_a_file_is_missing()
    {
        Assert.Equal(1, await RunAsync("-File", "no such file.ps1"));

        Assert.Equal("There is no file 'no such file.ps1'.", _error.ToString().TrimEnd());
    }

    [Theory]
    [InlineData("--serve")]
    [InlineData("--interactive")]
    [InlineData("-Command", "1")]
    public async Task Says_that_a_port_is_in_use(params string[] arguments)
    {
        await using var server = await SandboxServer.StartAsync();
        var port = $"{server.Endpoint.Port}";

        Assert.Equal(1, await RunAsync([.. arguments, "--port", port]));

        Assert.StartsWith($"Port {port} of 127.0.0.1 is in use.", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments)
        => Program.RunAsync(arguments, new Terminal(TextReader.Null, _output, _error), _interruption);
}
