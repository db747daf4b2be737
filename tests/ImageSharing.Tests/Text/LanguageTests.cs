using System;
using System.Linq;
using System.Threading.Tasks;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>What a session reads, by the culture of its user interface.</summary>
public sealed class LanguageTests
{
    private const string Command = "Get-CvmImageShare -ImageId 1000000001 -Region ap-tokyo";
    private const string English = "Cannot read the share list of image 1000000001. It looks like an account ID.";
    private const string Chinese = "无法读取镜像 1000000001 的共享列表。它看起来是账号 ID。";

    [Theory]
    [InlineData("en-US", English)]
    [InlineData("de-DE", English)]
    [InlineData("zh-TW", English)]
    [InlineData("zh-CN", Chinese)]
    [InlineData("zh-SG", Chinese)]
    [InlineData("zh-Hans", Chinese)]
    public void A_session_reads_its_language_or_English(string culture, string message)
    {
        using var shell = new Shell();

        var error = shell.Run(In(culture)).Errors.Single();

        Assert.StartsWith(message, error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("ImageIdMalformed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recommendation_is_in_the_language_too()
    {
        using var shell = new Shell();

        var error = shell.Run(In("zh-CN")).Errors.Single();

        Assert.Equal("请使用 -AccountId 传入账号，使用 -ImageId 传入镜像。", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task Sessions_of_two_languages_do_not_disturb_each_other()
    {
        var read = await Task.WhenAll(new[] { "zh-CN", "en-US", "zh-CN", "de-DE" }.Select(culture => Task.Run(() =>
        {
            using var shell = new Shell();
            return shell.Run(In(culture, $"1..50 | ForEach-Object {{ {Command} }}")).Errors
                .Select(error => error.ToString()).Distinct().Single();
        })));

        Assert.Collection(
            read,
            one => Assert.StartsWith(Chinese, one, StringComparison.Ordinal),
            one => Assert.StartsWith(English, one, StringComparison.Ordinal),
            one => Assert.StartsWith(Chinese, one, StringComparison.Ordinal),
            one => Assert.StartsWith(English, one, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en-US", "0")]
    [InlineData("de-DE", "0")]
    [InlineData("zh-TW", "0")]
    [InlineData("zh-CN", "1")]
    public void Only_a_Chinese_session_loads_the_translation(string culture, string assemblies)
    {
        var lines = FreshProcess.Run($$"""
            Import-Module '{{TestProcess.Manifest}}'
            [cultureinfo]::CurrentUICulture = '{{culture}}'
            {{Command}} -ErrorAction SilentlyContinue -ErrorVariable found
            $found.Count
            @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'ImageSharing.resources' }).Count
            """);

        Assert.Equal(["1", assemblies], lines);
    }

    private static string In(string culture, string script = Command)
        => $"[cultureinfo]::CurrentUICulture = '{culture}'; {script}";
}
