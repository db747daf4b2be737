using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ImageSharing.Tests.Help;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Editions;

/// <summary>Whatever of the module is a script, or shows one, holds in Windows PowerShell 5.1 too.</summary>
public sealed class ScriptTests
{
    private static readonly string[] ManifestKeys =
    [
        "RootModule", "ModuleVersion", "GUID", "Author", "CompanyName", "Copyright", "Description", "PowerShellVersion",
        "DotNetFrameworkVersion", "CompatiblePSEditions", "FormatsToProcess", "CmdletsToExport",
        "FunctionsToExport", "AliasesToExport", "VariablesToExport", "FileList", "PrivateData",
    ];

    public static TheoryData<string> Scripts => ["ImageSharing.psd1", "build.ps1", "src/ImageSharing/Package/Package.ps1"];

    public static TheoryData<string> Suite => [.. Directory.GetFiles(In("tests/Pester"), "*.ps1").Select(Relative)];

    public static TheoryData<string> Views => ["ImageSharing.Format.ps1xml"];

    public static TheoryData<string> Pages =>
        [
            "README.md",
            "README.zh-CN.md",
            .. Directory.GetFiles(TopicLanguage.English.Folder, "*.txt").Select(Relative),
            .. Directory.GetFiles(TopicLanguage.Chinese.Folder, "*.txt").Select(Relative),
        ];

    /// <summary>What a shell reads, and would read in another code page without a mark.</summary>
    public static TheoryData<string> Texts =>
    [
        "ImageSharing.psd1",
        .. Directory.GetFiles(In("tests/Pester"), "*.ps1").Select(Relative),
        .. Directory.GetFiles(In("src/ImageSharing"), "*.ps1xml").Select(Relative),
        .. Directory.GetFiles(In("src/ImageSharing"), "*.txt", SearchOption.AllDirectories).Select(Relative),
    ];

    [Theory]
    [InlineData("$a ? 1 : 2")]
    [InlineData("$a ?? 2")]
    [InlineData("$a ??= 2")]
    [InlineData("${a}?.Length")]
    [InlineData("${a}?[0]")]
    [InlineData("Get-Date && Get-Date")]
    [InlineData("Get-Date &")]
    [InlineData("function f { clean { } }")]
    [InlineData("\"`e[0m\"")]
    [InlineData("1n")]
    [InlineData("1..2 | ForEach-Object -Parallel { $_ }")]
    [InlineData("ConvertTo-SecureString x -AsPlainText")]
    [InlineData("Get-Error")]
    [InlineData("if ($PSStyle) { $PSStyle.Reset }")]
    [InlineData("$IsWindows")]
    [InlineData("[semver]'1.0'")]
    [InlineData("[IO.Path]::GetRelativePath('a', 'b')")]
    public void What_only_a_later_shell_has_is_found(string script) => Assert.NotEmpty(WindowsPowerShell.Lacks(script));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_has_nothing_that_5_1_lacks(string file)
        => Assert.Equal([], WindowsPowerShell.Lacks(File.ReadAllText(In(file))).Distinct());

    [Theory]
    [MemberData(nameof(Suite))]
    public void A_script_of_the_suite_can_be_read_by_5_1(string file)
        => Assert.Equal([], WindowsPowerShell.LacksOfSyntax(File.ReadAllText(In(file))));

    [Theory]
    [MemberData(nameof(Views))]
    public void A_script_block_of_a_view_has_nothing_that_5_1_lacks(string file)
    {
        var blocks = XDocument
            .Load(In("src/ImageSharing/" + file))
            .Descendants()
            .Where(element => element.Name.LocalName is "ScriptBlock" or "Script" or "GetScriptBlock");

        Assert.Empty(blocks.SelectMany(block => WindowsPowerShell.Lacks(block.Value)));
    }

    [Fact]
    public void An_example_of_the_help_has_nothing_that_5_1_lacks()
        => Assert.Empty(HelpPage.All
            .SelectMany(page => page.Examples)
            .SelectMany(example => WindowsPowerShell.Lacks(example.Code).Select(lack => $"{example.Key}: {lack}")));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_code_on_a_page_has_nothing_that_5_1_lacks(string file)
    {
        var code = CodeOf(File.ReadAllText(In(file)).ReplaceLineEndings("\n"), file.EndsWith(".md", StringComparison.Ordinal));

        Assert.Empty(code.SelectMany(text => WindowsPowerShell.Lacks(text, mustParse: false)));
    }

    [Fact]
    public void A_message_names_no_command_that_5_1_lacks()
    {
        var sources = Directory
            .EnumerateFiles(In("src/ImageSharing"), "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".resx" && !Relative(path).Contains("/obj/", StringComparison.Ordinal));

        Assert.Empty(sources.SelectMany(path => WindowsPowerShell.UnknownCommands(File.ReadAllText(path))).Distinct());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_that_is_not_ASCII_has_a_mark(string file)
    {
        var bytes = File.ReadAllBytes(In(file));

        Assert.True(bytes is [0xEF, 0xBB, 0xBF, ..] || bytes.All(one => one < 0x80), file);
    }

    [Fact]
    public void The_manifest_names_both_editions_and_has_no_key_that_5_1_lacks()
    {
        var manifest = File.ReadAllText(In("ImageSharing.psd1"));
        var keys = Regex.Matches(manifest, @"^    (\w+) +=", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

        Assert.Empty(keys.Except(ManifestKeys));
        Assert.Contains("PowerShellVersion      = '5.1'", manifest, StringComparison.Ordinal);
        Assert.Contains("CompatiblePSEditions   = @('Core', 'Desktop')", manifest, StringComparison.Ordinal);
        Assert.Contains("'PSEdition_Core', 'PSEdition_Desktop'", manifest, StringComparison.Ordinal);
    }

    /// <summary>Of Markdown what is fenced or typed at a prompt; of a topic the paragraphs that are set in.</summary>
    private static IEnumerable<string> CodeOf(string page, bool isMarkdown)
    {
        if (!isMarkdown)
        {
            // A block with a line [name] is a file of settings.
            return page.Split("\n\n").Where(part
                => part.Split('\n').All(line => line.StartsWith("        ", StringComparison.Ordinal))
                    && !Regex.IsMatch(part, @"^\s*\[\w+\]$", RegexOptions.Multiline));
        }

        var fenced = Regex.Matches(page, "```powershell\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value);
        var typed = Regex.Matches(page, "^PS> (.*(?:\n>> .*)*)", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value.Replace("\n>> ", "\n", StringComparison.Ordinal));
        return fenced.Concat(typed);
    }

    private static string In(string path) => Path.Combine(TestProcess.Repository, path);

    private static string Relative(string path)
        => Path.GetRelativePath(TestProcess.Repository, path).Replace('\\', '/');
}
