using System.IO;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Text;

/// <summary>In which language the service is asked for its messages.</summary>
public sealed class RequestLanguageTests : ServiceShell
{
    [Theory]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh-SG", "zh-CN")]
    [InlineData("zh-TW", null)]
    [InlineData("en-US", null)]
    public void A_Chinese_session_asks_for_Chinese_messages(string culture, string? sent)
    {
        Grant(culture, "");

        Assert.NotEmpty(Service.Requests.All);
        Assert.All(Service.Requests.All, request => Assert.Equal(sent, request.Language));
    }

    [Fact]
    public void A_language_that_is_named_wins()
    {
        Grant("zh-CN", "-Language en-US");

        Assert.All(Service.Requests.All, request => Assert.Equal("en-US", request.Language));
    }

    [Fact]
    public void The_language_of_a_profile_wins()
    {
        var home = Directory.CreateTempSubdirectory();
        var profiles = Directory.CreateDirectory(Path.Combine(home.FullName, ".tccli")).FullName;
        var key = SandboxKey.Default;
        File.WriteAllText(
            Path.Combine(profiles, "english.credential"),
            $$"""{ "secretId": "{{key.SecretId}}", "secretKey": "{{key.SecretKey}}" }""");
        File.WriteAllText(
            Path.Combine(profiles, "english.configure"), """{ "_sys_param": { "language": "en-US" } }""");
        var before = System.Environment.GetEnvironmentVariable("HOME");
        try
        {
            System.Environment.SetEnvironmentVariable("HOME", home.FullName);

            Grant("zh-CN", "-ProfileName english");
        }
        finally
        {
            System.Environment.SetEnvironmentVariable("HOME", before);
            home.Delete(recursive: true);
        }

        Assert.NotEmpty(Service.Requests.All);
        Assert.All(Service.Requests.All, request => Assert.Equal("en-US", request.Language));
    }

    private void Grant(string culture, string more)
    {
        Image("img-6pb6lrmy");
        Run($"[cultureinfo]::CurrentUICulture = '{culture}'; Grant-CvmImageShare img-6pb6lrmy 1000000001 {more}")
            .MustSucceed();
    }
}
