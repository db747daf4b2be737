using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ImageSharing.Shell.Tests.Running;
using Xunit;

namespace ImageSharing.Shell.Tests.Tour;

/// <summary>What README.md, README.zh-CN.md and the page of the tour show is what PowerShell prints.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const string TourCommand = "$ dotnet run --project src/ImageSharing.Sandbox";

    private static readonly Readme TourPage = new("src/ImageSharing.Sandbox/Tour/README.md");

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task The_tour_prints_what_its_page_shows()
    {
        var ended = await _place.RunSandboxAsync();

        Assert.Equal((0, string.Empty), (ended.ExitCode, ended.Error));
        TourPage.MustBe(TourPage.With(TourCommand, _ => $"{TourCommand}\n{ended.Output}"));
    }

    /// <summary>The page and the language of the session that runs its examples.</summary>
    [Theory]
    [InlineData("README.md", "en-US")]
    [InlineData("README.zh-CN.md", "zh-CN")]
    public async Task The_examples_print_what_the_page_shows(string name, string language)
    {
        var page = new Readme(name);
        File.WriteAllLines(InPlace("accounts.txt"), ["100000000020", "100000000404", "100000000021"]);
        File.WriteAllLines(
            InPlace("shares.csv"),
            [
                "ImageId,AccountId,Region",
                "img-6pb6lrmy,100000000020,ap-guangzhou",
                "img-0c4kz2fe,100000000020,ap-singapore",
                "img-0c4kz2fe,100000000405,ap-singapore",
            ]);
        var consoles = new List<string>();
        page.With("PS> ", console =>
        {
            consoles.Add(console);
            return console;
        });
        var script = new List<string>
        {
            $"[cultureinfo]::CurrentUICulture = '{language}'",
            "$null = Grant-CvmImageShare img-6pb6lrmy 100000000020",
        };
        foreach (var console in consoles) script.AddRange(["'end of a console'", .. Readme.Commands(console)]);

        File.WriteAllLines(InPlace("examples.ps1"), script);
        var show = Places.InRepository("src", "ImageSharing.Sandbox", "Tour", "show.ps1");

        var ended = await _place.RunSandboxAsync("-File", show, InPlace("examples.ps1"));

        Assert.Equal((0, string.Empty), (ended.ExitCode, ended.Error));
        var shown = new Queue<string>(Regex.Split(ended.Output, "PS> 'end of a console'\nend of a console\n").Skip(1));
        page.MustBe(page.With("PS> ", _ => shown.Dequeue()));
        Assert.Empty(shown);
    }

    [Fact]
    public void Both_pages_run_the_same_commands()
        => Assert.Equal(CommandsOf("README.md"), CommandsOf("README.zh-CN.md"));

    private static List<string> CommandsOf(string name)
    {
        var commands = new List<string>();
        new Readme(name).With("PS> ", console =>
        {
            commands.AddRange(Readme.Commands(console));
            return console;
        });
        return commands;
    }

    private string InPlace(string name) => Path.Combine(_place.Folder, name);
}
