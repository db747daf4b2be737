using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>The words of a verbose line are made only where PowerShell would show it, and always there.</summary>
public sealed class VerboseStreamTests : ServiceShell
{
    private const string Say = "function Say { [CmdletBinding()] param() Write-Verbose said }; ";

    [Theory]
    [InlineData("", "")]
    [InlineData("", "-Verbose")]
    [InlineData("", "-Verbose:$false")]
    [InlineData("", "-Debug:$false")]
    [InlineData("$VerbosePreference = 'Continue'", "")]
    [InlineData("$VerbosePreference = 'Continue'", "-Verbose:$false")]
    [InlineData("$VerbosePreference = 'Continue'", "-Debug:$false")]
    [InlineData("$VerbosePreference = 'Ignore'", "")]
    [InlineData("$VerbosePreference = 'Ignore'", "-Verbose")]
    [InlineData("$VerbosePreference = 'SilentlyContinue'", "")]
    [InlineData("$DebugPreference = 'Continue'", "")]
    [InlineData("$DebugPreference = 'Continue'", "-Verbose")]
    [InlineData("$global:VerbosePreference = 'Continue'", "")]
    public void Verbose_lines_come_where_those_of_a_function_come(string before, string parameter)
    {
        Image("img-6pb6lrmy");
        var isHeard = Run($"{Say}{before}; Say {parameter}").MustSucceed().Verbose.Count > 0;
        var ran = Run($"{before}; Grant-CvmImageShare img-6pb6lrmy 1000000001 {parameter}").MustSucceed();

        Assert.Equal(isHeard, ran.Verbose.Any(line => line.StartsWith("Identity:", StringComparison.Ordinal)));
        Assert.Equal(isHeard, ran.Verbose.Any(line => line.StartsWith("Share image", StringComparison.Ordinal)));
        Assert.Equal(isHeard, ran.Verbose.Any(line => line.Contains("ModifyImageSharePermission", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("$DebugPreference = 'Continue'", "", true)]
    [InlineData("$DebugPreference = 'Continue'", "-Debug:$false", false)]
    public void Debug_lines_come_where_they_are_heard(string before, string parameter, bool isHeard)
    {
        Image("img-6pb6lrmy");
        var ran = Run($"{before}; Grant-CvmImageShare img-6pb6lrmy 1000000001 {parameter} 5>&1").MustSucceed();

        Assert.Equal(isHeard, ran.Output.Any(item => item.BaseObject is DebugRecord));
    }
}
