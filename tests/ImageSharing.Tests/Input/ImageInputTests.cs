using System.Linq;
using ImageSharing.Errors;
using ImageSharing.Input;
using Xunit;

namespace ImageSharing.Tests.Input;

/// <summary>One image with its accounts, and what the user is asked about it.</summary>
public sealed class ImageInputTests
{
    private const string Region = "ap-tokyo";
    private const string Id = "img-6pb6lrmy";

    private readonly ImageInput _image = new(Region, Id);

    [Fact]
    public void An_account_that_came_before_is_dropped_and_a_refused_value_never_is()
    {
        Add("10001", "10002", "10001");
        AddRefused("x");
        AddRefused("x");

        Assert.Equal(["10001", "10002"], _image.WellFormedAccounts);
        Assert.Equal(["10001", "10002", "x", "x"], _image.Accounts.Select(account => account.Text));
        Assert.True(_image.HasRefusedAccounts);
        Assert.True(_image.Contains("10002"));
        Assert.False(_image.Contains("10003"));
        Assert.False(_image.Contains("x"));
    }

    [Fact]
    public void The_service_is_asked_about_accounts_of_an_image_that_is_not_refused()
    {
        Assert.False(_image.IsToBeTried);
        Add("10001");
        Assert.True(_image.IsToBeTried);
        Assert.False(_image.HasRefusedAccounts);

        _image.Refuse(new Refusal("ImageIdMalformed"));

        Assert.False(_image.IsToBeTried);
    }

    [Fact]
    public void Accounts_that_lose_the_share_come_after_the_input_accounts()
    {
        Add("10001", "10002");
        Assert.False(_image.IsExactSet);
        _image.RevokeOthers(["20001"], [new AccountInput("20002")]);

        Assert.True(_image.IsExactSet);
        Assert.Equal(3, _image.Asked);
        Assert.Equal(["10001", "10002", "20001"], Enumerable.Range(0, 3).Select(_image.AskedAt));
        Assert.Equal("20002", _image.Kept.Single().Text);
    }

    [Fact]
    public void A_set_of_nobody_is_to_be_tried_where_somebody_loses_the_share()
    {
        _image.RevokeOthers([]);
        Assert.False(_image.IsToBeTried);
        Assert.Empty(_image.Kept);

        _image.RevokeOthers(["20001"]);
        Assert.True(_image.IsToBeTried);
    }

    [Fact]
    public void An_image_is_named_with_its_region_where_that_is_known()
    {
        var image = new ImageInput(null, Id);
        Assert.Equal(Id, image.ToString());

        image.GiveRegion(Region);

        Assert.Equal($"{Id} ({Region})", image.ToString());
    }

    [Fact]
    public void The_what_if_text_names_every_account_on_a_line_of_its_own()
    {
        Add("10001", "10002", "10003", "10004", "10005");

        var lines = ShareVerb.Grant.Description(_image).Split('\n');

        Assert.Equal(6, lines.Length);
        Assert.Contains($"{_image}", lines[0]);
        Assert.Contains("5", lines[0]);
        Assert.Equal(_image.WellFormedAccounts, lines.Skip(1).Select(line => line.Trim()));
    }

    [Fact]
    public void The_question_names_the_first_three_accounts()
    {
        Add("10001", "10002", "10003");
        Assert.Contains("(10001, 10002, 10003)", ShareVerb.Grant.Question(_image));

        Add("10004");
        Assert.Contains("(10001, 10002, 10003 and others)", ShareVerb.Grant.Question(_image));
        Assert.DoesNotContain("10004", ShareVerb.Grant.Question(_image));
    }

    [Fact]
    public void The_question_counts_the_accounts_that_are_left_out()
    {
        Add("10001", "10002", "10003", "10004");
        var none = ShareVerb.Grant.Question(_image);
        AddRefused("x");
        var one = ShareVerb.Grant.Question(_image);
        AddRefused("y");
        var two = ShareVerb.Grant.Question(_image);

        Assert.DoesNotContain("1 ", none.Replace("10001", string.Empty));
        Assert.Contains(" 1 ", one);
        Assert.Contains(" 2 ", two);
        Assert.NotEqual(one.Replace(" 1 ", string.Empty), two.Replace(" 2 ", string.Empty));
    }

    [Fact]
    public void One_account_is_not_called_several()
    {
        Add("10001");
        var one = ShareVerb.Grant.Description(_image).Split('\n')[0];
        Add("10002");
        var two = ShareVerb.Grant.Description(_image).Split('\n')[0];

        Assert.NotEqual(one.Replace(" 1 ", " 2 "), two);
    }

    [Fact]
    public void Taking_back_every_share_says_so_where_there_are_several()
    {
        Add("10001", "10002");
        var some = ShareVerb.Revoke.Description(_image).Split('\n');
        var whole = new ImageInput(Region, Id);
        whole.RevokeOthers(["10001", "10002"]);
        var all = ShareVerb.Revoke.Description(whole).Split('\n');
        var single = new ImageInput(Region, Id);
        single.RevokeOthers(["10001"]);
        var first = new ImageInput(Region, Id);
        first.Add(new AccountInput("10001"));

        Assert.NotEqual(some[0], all[0]);
        Assert.Equal(some[1..], all[1..]);
        Assert.Equal(ShareVerb.Revoke.Description(first), ShareVerb.Revoke.Description(single));
    }

    [Fact]
    public void Set_grants_to_those_that_came_and_revokes_from_the_others()
    {
        Add("10001");
        _image.RevokeOthers(["20001"]);

        Assert.Same(ShareVerb.Grant, ShareVerb.Set.At(_image, 0));
        Assert.Same(ShareVerb.Revoke, ShareVerb.Set.At(_image, 1));
        Assert.Same(ShareVerb.Grant, ShareVerb.Grant.At(_image, 0));
        Assert.Same(ShareVerb.Revoke, ShareVerb.Revoke.At(_image, 0));
        Assert.Same(ShareVerb.Revoke, ShareVerb.Revoke.At(_image, 1));
    }

    [Fact]
    public void A_difference_names_each_grant_and_each_revocation()
    {
        Add("10001", "10002", "10003");
        _image.RevokeOthers(["20001", "20002"]);
        var lines = new SetDifference(_image, ["10001", "10002"]).Description.Split('\n');

        Assert.Equal(5, lines.Length);
        Assert.Contains("grant 2, revoke 2, keep 1", lines[0]);
        Assert.Equal(["10001", "10002", "20001", "20002"], lines.Skip(1).Select(line => line.Trim().Split(' ', 3, System.StringSplitOptions.RemoveEmptyEntries)[1]));
    }

    [Fact]
    public void Revocations_come_after_the_grants_where_there_are_any()
    {
        Add("10001");
        _image.RevokeOthers(["20001"]);
        var alone = new SetDifference(_image, []).Description.Split('\n')[1];
        var after = new SetDifference(_image, ["10001"]).Description.Split('\n')[2];

        Assert.EndsWith("20001", alone);
        Assert.StartsWith(alone, after);
        Assert.NotEqual(alone, after);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1, 0, false)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, false)]
    public void There_is_no_difference_where_nothing_changes(int grants, int revocations, bool isNone)
    {
        Add("10001");
        _image.RevokeOthers([.. Enumerable.Repeat("20001", revocations)]);

        Assert.Equal(isNone, new SetDifference(_image, [.. Enumerable.Repeat("10001", grants)]).IsNone);
    }

    [Fact]
    public void The_question_of_a_difference_names_the_first_accounts_of_each_side()
    {
        Add("10001", "10002", "10003", "10004");
        _image.RevokeOthers(["20001"]);
        var question = new SetDifference(_image, ["10001", "10002", "10003", "10004"]).Question;

        Assert.Contains("grant 4 (10001, 10002, 10003 and others), revoke 1 (20001), keep 0", question);
        Assert.Contains("grant 0, revoke 1 (20001), keep 4", new SetDifference(_image, []).Question);
    }

    [Fact]
    public void The_accounts_of_refused_images_lose_nothing()
    {
        Add("10001");
        var refused = new ImageInput(Region, "img-refused", new Refusal("ImageIdMalformed"));
        refused.Add(new AccountInput("20001"));
        var images = new RefusedImages([_image, refused]);

        Assert.True(images.Names("20001"));
        Assert.False(images.Names("10001"));
        Assert.Equal("DesiredSetIncomplete", images.Reason("20001").Code);
        Assert.Contains("img-refused", images.Reason("20001").Message);
    }

    private void Add(params string[] accounts)
    {
        foreach (var account in accounts) _image.Add(new AccountInput(account));
    }

    private void AddRefused(string text) => _image.Add(new AccountInput(text, new Refusal("AccountIdMalformed")));
}
