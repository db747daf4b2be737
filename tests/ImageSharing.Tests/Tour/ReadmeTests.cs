using System;
using System.IO;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Sandbox.Session;
using Xunit;

namespace ImageSharing.Tests.Tour;

/// <summary>What README.md shows is what comes.</summary>
public sealed class ReadmeTests : TourShell
{
    private const string TourCommand = "$ dotnet run --project src/ImageSharing.Sandbox";

    [Fact]
    public async Task The_first_command_prints_what_the_page_shows()
    {
        Assert.Equal(0, await RunAsync());

        Assert.Empty(Error.ToString());
        Readme.MustBe(Readme.With(TourCommand, _ => $"{TourCommand}\n{Output}"));
    }

    [Fact]
    public async Task The_examples_print_what_the_page_shows()
    {
        await using var server = await SandboxServer.StartAsync();
        Scene.Set(server);
        server.Images["img-6pb6lrmy"].Shares.Declare("100000000020");
        using var surroundings = new Surroundings(server);
        var output = new StringWriter();
        var terminal = new Terminal(TextReader.Null, output, output);
        using var session = new HostedSession(terminal);
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            await File.WriteAllLinesAsync(
                Path.Combine(folder, "accounts.txt"),
                ["100000000020", "100000000404", "100000000021"]);
            await File.WriteAllLinesAsync(
                Path.Combine(folder, "shares.csv"),
                [
                    "ImageId,AccountId,Region",
                    "img-6pb6lrmy,100000000020,ap-guangzhou",
                    "img-0c4kz2fe,100000000020,ap-singapore",
                    "img-0c4kz2fe,100000000405,ap-singapore",
                ]);
            session.Value($"$ExecutionContext.SessionState.Path.SetLocation('{folder}')");

            Readme.MustBe(Readme.With("PS> ", console => Show(session, output, console)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Show(HostedSession session, StringWriter output, string console)
    {
        output.GetStringBuilder().Clear();
        foreach (var command in Readme.Commands(console))
        {
            session.UI.WriteLine($"PS> {command.Replace("\n", "\n>> ", StringComparison.Ordinal)}");
            session.Run(command);
        }

        return output.ToString();
    }
}
