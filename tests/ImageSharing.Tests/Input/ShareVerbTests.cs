using ImageSharing.Errors;
using ImageSharing.Input;
using ImageSharing.Text;
using Xunit;

namespace ImageSharing.Tests.Input;

/// <summary>Each operation has its own words.</summary>
public sealed class ShareVerbTests
{
    private readonly ImageInput _image = new("ap-tokyo", "img-6pb6lrmy");

    public ShareVerbTests() => _image.Add(new AccountInput("10001"));

    [Fact]
    public void Progress_names_the_operation()
    {
        Assert.Equal(Messages.Format("Activity.Grant"), ShareVerb.Grant.Activity);
        Assert.Equal(Messages.Format("Activity.Revoke"), ShareVerb.Revoke.Activity);
        Assert.Equal(Messages.Format("Activity.Set"), ShareVerb.Set.Activity);
    }

    [Fact]
    public void What_was_not_done_is_told_by_the_operation()
    {
        Assert.Equal(Messages.Format("NotGranted", _image, "10001"), ShareVerb.Grant.NotDone(_image, "10001"));
        Assert.Equal(Messages.Format("NotRevoked", _image, "10001"), ShareVerb.Revoke.NotDone(_image, "10001"));
        Assert.Equal(Messages.Format("NotSet", _image, "10001"), ShareVerb.Set.NotDone(_image, "10001"));
    }

    [Fact]
    public void What_would_be_done_is_told_by_the_operation()
    {
        var count = Messages.Count("Accounts", 1);

        Assert.StartsWith(Messages.Format("Grant.Description", _image, count), ShareVerb.Grant.Description(_image));
        Assert.StartsWith(Messages.Format("Revoke.Description", _image, count), ShareVerb.Revoke.Description(_image));
    }

    [Fact]
    public void The_question_is_that_of_the_operation()
    {
        var count = Messages.Count("Accounts", 1);
        Assert.Equal(Messages.Format("Grant.Question", _image, count, "10001"), ShareVerb.Grant.Question(_image));
        Assert.Equal(Messages.Format("Revoke.Question", _image, count, "10001"), ShareVerb.Revoke.Question(_image));

        _image.Add(new AccountInput("x", new Refusal("AccountIdMalformed")));
        var skipped = Messages.Count("InvalidAccountIds", 1);
        Assert.Equal(
            Messages.Format("Grant.QuestionSkipping", _image, count, "10001", skipped), ShareVerb.Grant.Question(_image));
        Assert.Equal(
            Messages.Format("Revoke.QuestionSkipping", _image, count, "10001", skipped),
            ShareVerb.Revoke.Question(_image));
    }

    [Fact]
    public void The_warning_of_skipped_results_says_how_many_are_unsure()
    {
        Assert.Equal("Skipped 3 results: there is nothing to grant.", ShareVerb.Grant.Skipped(3, unsure: 0));
        Assert.Equal("Skipped 3 results: there is nothing to revoke.", ShareVerb.Revoke.Skipped(3, unsure: 0));
        Assert.StartsWith(
            "Skipped 3 results. For 2 of them, it is not known whether there is anything to grant:",
            ShareVerb.Grant.Skipped(3, unsure: 2));
        Assert.StartsWith(
            "Skipped 3 results. For 2 of them, it is not known whether there is anything to revoke:",
            ShareVerb.Revoke.Skipped(3, unsure: 2));
    }
}
