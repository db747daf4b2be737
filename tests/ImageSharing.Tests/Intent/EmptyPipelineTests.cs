using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>A pipeline that brought nothing is an error of its own, whatever else was typed.</summary>
public sealed class EmptyPipelineTests : ServiceShell
{
    private const string English = "The pipeline has no items, so there is nothing to compare.";
    private const string Chinese = "管道中没有任何项，因此没有可比较的内容。";
    private const string EnglishAction = "Check the command before this one in the pipeline.";
    private const string ChineseAction = "请检查管道中的上一个命令。";

    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var cmdlet in new[] { "Set", "Test" })
            {
                foreach (var typed in new[] { "", " 1000000002", " -AllowEmpty", " -AccountId @() -AllowEmpty", " -AccountId { $_ }" })
                    data.Add(cmdlet, typed);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void It_is_the_reason_that_the_record_gives(string cmdlet, string typed)
        => Refuses(cmdlet, typed, "en-US", English, EnglishAction);

    [Theory]
    [MemberData(nameof(Commands))]
    public void It_is_the_reason_in_Chinese(string cmdlet, string typed)
        => Refuses(cmdlet, typed, "zh-CN", Chinese, ChineseAction);

    private void Refuses(string cmdlet, string typed, string culture, string message, string action)
    {
        Image("img-6pb6lrmy").Shares.Declare("1000000001");

        var ran = Run(
            $"[cultureinfo]::CurrentUICulture = '{culture}'; @() | {cmdlet}-CvmImageShare img-6pb6lrmy{typed}");

        var error = Assert.Single(ran.Errors);
        Assert.Equal($"DesiredSetEmpty,ImageSharing.Commands.{cmdlet}CvmImageShareCommand", error.FullyQualifiedErrorId);
        Assert.Equal(message, error.ToString());
        Assert.Equal(action, error.ErrorDetails.RecommendedAction);
        Assert.Empty(ran.Output);
        Assert.Empty(ran.Questions);
        Assert.Empty(Service.Requests.All);
    }
}
