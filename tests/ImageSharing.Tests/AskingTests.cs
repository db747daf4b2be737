using System;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Confirmation: where the answer is no, nothing is sent.</summary>
public sealed class AskingTests : ServiceShell
{
    private const int No = 2;

    [Theory]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 1000000001 -Confirm")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 1000000001 -Confirm")]
    [InlineData("$ConfirmPreference = 'Medium'; Grant-CvmImageShare img-6pb6lrmy 1000000001")]
    [InlineData("$ConfirmPreference = 'Medium'; Revoke-CvmImageShare img-6pb6lrmy 1000000001")]
    [InlineData("$ConfirmPreference = 'Low'; Revoke-CvmImageShare img-6pb6lrmy 1000000001")]
    [InlineData("function Take { $ConfirmPreference = 'Low'; Revoke-CvmImageShare img-6pb6lrmy 1000000001 }; Take")]
    public void The_answer_no_changes_nothing(string command)
    {
        Shell.Shown.Answer = No;
        var ran = Run(command).MustSucceed();

        Assert.Single(ran.Questions);
        Assert.Empty(ran.Output);
        Assert.Empty(Service.Requests.All);
    }

    [Fact]
    public void There_is_one_question_for_each_image_with_the_counts_and_the_first_three_accounts()
    {
        Shell.Shown.Answer = No;
        var ran = Run(
            "1..500 | ForEach-Object { 1000000000 + $_ } | Grant-CvmImageShare img-0000000b, img-0000000a -Confirm");

        Assert.Equal(
            [
                $"Share image img-0000000b ({Region}) with 500 accounts (1000000001, 1000000002, 1000000003 and others)?",
                $"Share image img-0000000a ({Region}) with 500 accounts (1000000001, 1000000002, 1000000003 and others)?",
            ],
            ran.Questions);
    }

    [Fact]
    public void The_question_counts_the_accounts_that_are_left_out()
    {
        Shell.Shown.Answer = No;
        var ran = Run("Revoke-CvmImageShare img-6pb6lrmy 1000000001, 1000000002, 123 -Confirm");

        Assert.Equal(
            [
                $"Stop sharing image img-6pb6lrmy ({Region}) with 2 accounts (1000000001, 1000000002), "
                    + "and skip 1 invalid account ID?",
            ],
            ran.Questions);
    }

    [Fact]
    public void After_no_to_all_there_is_no_further_question()
    {
        Shell.Shown.Answer = 3;
        var ran = Run("Grant-CvmImageShare img-0000000a, img-0000000b 1000000001 -Confirm").MustSucceed();

        Assert.Single(ran.Questions);
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData("Grant-CvmImageShare img-6pb6lrmy 1000000001")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 1000000001")]
    [InlineData("Revoke-CvmImageShare img-6pb6lrmy 1000000001 -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'Low'; Grant-CvmImageShare img-6pb6lrmy 1000000001 -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'Low'; Revoke-CvmImageShare img-6pb6lrmy 1000000001 -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'None'; Revoke-CvmImageShare img-6pb6lrmy 1000000001")]
    public void There_is_no_question_without_confirmation(string command)
    {
        Image("img-6pb6lrmy");
        Shell.Shown.Answer = No;

        Assert.Single(Run(command).MustSucceed().Output);
        Assert.Empty(Shell.Shown.Questions);
    }

    [Fact]
    public void The_answer_yes_changes_its_image_and_the_answer_no_skips_the_other()
    {
        Image("img-0000000a");
        Image("img-0000000b");
        Shell.Shown.Answers.Enqueue(No);
        Shell.Shown.Answers.Enqueue(0);

        var ran = Run("Grant-CvmImageShare img-0000000a, img-0000000b 1000000001 -Confirm").MustSucceed();

        Assert.Equal(["1000000001 Shared"], ran.Results);
        Assert.Empty(Image("img-0000000a").Shares.Accounts);
        Assert.Equal(["1000000001"], Image("img-0000000b").Shares.Accounts);
    }
}
