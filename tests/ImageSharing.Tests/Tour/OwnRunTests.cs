using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Tests.Tour;

/// <summary>-File and -Command run the user's own against the stand-in.</summary>
public sealed class OwnRunTests : TourShell
{
    [Fact]
    public async Task A_command_prints_its_output_and_errors_apart()
    {
        const string Command = "'100000000030', '100000000404' | Grant-CvmImageShare img-6pb6lrmy";

        Assert.Equal(0, await RunAsync("-Command", Command));

        Assert.Contains("Shared        100000000030", Output.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Grant-CvmImageShare: Image img-6pb6lrmy", Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\e", Output.ToString() + Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_come_where_the_terminal_has_them()
    {
        HasColours = true;
        await RunAsync("-Command", "Grant-CvmImageShare img-6pb6lrmy 100000000404");

        Assert.Contains("\e[", Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\e[", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw 'boo'", "Exception: boo")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 12 -ErrorAction Stop", "Grant-CvmImageShare: '12' is not an account")]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 12345 -Endpoint 'a b'", "Grant-CvmImageShare: The endpoint")]
    [InlineData("if (", "ParserError: Missing condition")]
    [InlineData("Format-List", "Format-List: The term 'Format-List' is not recognized")]
    public async Task A_terminating_error_ends_a_command_with_exit_code_1(string command, string error)
    {
        Assert.Equal(1, await RunAsync("-Command", command.EndsWith('(') ? command : command + "; 'after'"));

        Assert.StartsWith(error, Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("after", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_only_a_whole_shell_has_is_explained()
    {
        await RunAsync("-Command", "Format-List");

        Assert.Contains("PowerShell's core commands", Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("'done'", 0)]
    [InlineData("& { Grant-CvmImageShare img-6pb6lrmy 100000000404 }", 0)]
    [InlineData("throw 'boo'", 1)]
    public async Task A_file_gives_its_exit_code(string script, int code)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "it's mine.ps1");
        await File.WriteAllTextAsync(file, $"\"in $PSScriptRoot\"\n{script}");
        try
        {
            Assert.Equal(code, await RunAsync("-File", file));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }

        Assert.StartsWith($"in {Path.GetDirectoryName(file)}", Output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_users_own_keys_are_hidden_from_the_session_and_come_back()
    {
        Environment.SetEnvironmentVariable("TENCENTCLOUD_TOKEN", "token of the user's own");
        try
        {
            await RunAsync("-Command", "\"token '$env:TENCENTCLOUD_TOKEN'\"; $env:TENCENTCLOUD_CVM_ENDPOINT");

            Assert.Matches(@"^token ''\s+http://127\.0\.0\.1:[0-9]+\s+$", Output.ToString());
            Assert.Equal("token of the user's own", Environment.GetEnvironmentVariable("TENCENTCLOUD_TOKEN"));
            Assert.Null(Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_KEY"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TENCENTCLOUD_TOKEN", null);
        }
    }
}
