using System.Linq;
using ImageSharing.Errors;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.ShareReadings;

namespace ImageSharing.Tests.Input;

/// <summary>How readings become images with accounts, and what is noted of those that do not.</summary>
public sealed class ShareInputTests
{
    private const string Tokyo = "ap-tokyo";
    private const string Seoul = "ap-seoul";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    private readonly ShareInput _input = new(needsAccounts: true);

    [Fact]
    public void Accounts_are_grouped_by_region_and_image_in_the_order_of_the_input()
    {
        _input.Add(Item(Of(W, Tokyo), "10001"));
        _input.Add(Item(Of(G, Tokyo), "10002"));
        _input.Add(Item(Of(W, Seoul), "10003"));
        _input.Add(Item(Of(W, Tokyo), "10004", "10001"));

        Assert.Equal([$"{W} ({Tokyo})", $"{G} ({Tokyo})", $"{W} ({Seoul})"], _input.Images.Select(image => $"{image}"));
        Assert.Equal(["10001", "10004"], _input.Images[0].WellFormedAccounts);
        Assert.Null(_input.Incompleteness);
        Assert.False(_input.HasRefusals);
        Assert.True(_input.HasImagesToTry);
        Assert.False(_input.MissesAccounts);
    }

    [Fact]
    public void An_image_with_several_regions_is_one_image_in_each()
    {
        _input.Add(Item(new ImageReading(G, [Tokyo, Seoul]), "10001"));

        Assert.Equal([Tokyo, Seoul], _input.Images.Select(image => image.Region));
    }

    [Fact]
    public void A_command_that_is_refused_adds_nothing()
    {
        _input.Add(new ItemReading
        {
            CommandRefusal = new Refusal("First"), Images = [Of(G, Tokyo)], Accounts = Accounts("10001"),
        });
        _input.Add(new ItemReading { CommandRefusal = new Refusal("Second") });
        _input.Refuse(new Refusal("Third"));

        Assert.Equal("First", _input.CommandRefusal!.Code);
        Assert.Empty(_input.Images);
        Assert.False(_input.HasImagesToTry);
    }

    [Fact]
    public void Items_before_a_refused_command_do_not_refuse_it()
    {
        _input.Add(Item(Of(G, Tokyo), "10001"));
        Assert.Null(_input.CommandRefusal);

        _input.Refuse(new Refusal("Later"));

        Assert.Equal("Later", _input.CommandRefusal!.Code);
    }

    [Fact]
    public void Results_that_need_no_change_are_counted()
    {
        _input.Add(new ItemReading { IsSkipped = true });
        _input.Add(new ItemReading { IsSkipped = true, IsUnsure = true });
        _input.Add(new ItemReading { IsSkipped = true, IsUnsure = true });

        Assert.Equal(3, _input.Skipped);
        Assert.Equal(2, _input.SkippedUnsure);
        Assert.Equal(0, _input.ItemsWithoutImage);
        Assert.Null(_input.Incompleteness);
    }

    [Fact]
    public void Items_without_an_image_are_counted_with_the_first_place_and_a_few_accounts()
    {
        _input.Add(new ItemReading { Place = Place.OfItem(1), Accounts = Accounts("10001", "10002", "10003") });
        _input.Add(new ItemReading { Place = Place.OfItem(2), Accounts = Accounts("10004", "10005") });

        Assert.Equal(2, _input.ItemsWithoutImage);
        Assert.Equal(Place.OfItem(1), _input.PlaceWithoutImage);
        Assert.Equal(["10001", "10002", "10003", "10004"], _input.AccountsWithoutImage);
        Assert.Contains("pipeline item 1", _input.Incompleteness);
        Assert.False(_input.MissesAccounts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_item_without_image_and_account_lacks_accounts_if_they_are_needed(bool needsAccounts)
    {
        var input = new ShareInput(needsAccounts);
        input.Add(new ItemReading { Place = Place.OfItem(1), Accounts = Accounts("10001") });
        Assert.False(input.MissesAccounts);

        input.Add(new ItemReading { Place = Place.OfItem(2) });
        input.Add(new ItemReading { Place = Place.OfItem(3), Accounts = Accounts("10001") });
        input.Add(new ItemReading { Place = Place.OfItem(4) });

        Assert.Equal(needsAccounts, input.MissesAccounts);
    }

    [Fact]
    public void A_refused_item_without_an_image_is_a_separate_refusal()
    {
        var refusal = new Refusal("AccountIdMalformed", "the first");
        _input.Add(new ItemReading { Refusal = refusal, Accounts = [new AccountInput("x", refusal)] });

        Assert.Equal((refusal, "x"), _input.RefusedItems.Single());
        Assert.Equal(0, _input.ItemsWithoutImage);
        Assert.NotNull(_input.Incompleteness);
        Assert.True(_input.HasRefusals);
    }

    [Fact]
    public void A_refused_item_without_accounts_is_reported_without_a_text()
    {
        var refusal = new Refusal("AccountIdMalformed", "the first");
        _input.Add(new ItemReading { Refusal = refusal });
        Assert.Equal((refusal, null), _input.RefusedItems.Single());

        var images = new ShareInput(needsAccounts: false);
        images.Add(new ItemReading { Images = [Of(G, Tokyo)], Refusal = refusal });
        Assert.Equal((refusal, null), images.RefusedItems.Single());
    }

    [Fact]
    public void The_first_unreadable_input_is_reported()
    {
        _input.AddRefusal(new Refusal("AccountIdMalformed", "the first"), "x");
        _input.AddRefusal(new Refusal("AccountIdMalformed", "the second"), "y");

        Assert.Contains("the first", _input.Incompleteness);
        Assert.Equal(["x", "y"], _input.RefusedItems.Select(item => item.Text));
    }

    [Fact]
    public void An_image_without_accounts_is_reported_once_and_not_tried()
    {
        _input.Add(Item(Of(G, Tokyo)));
        _input.Add(Item(Of(G, Tokyo)));
        _input.Add(Item(Of(W, Tokyo)));

        Assert.Equal([G, W], _input.ImagesWithoutAccount);
        Assert.True(_input.MissesAccounts);
        Assert.Contains(G, _input.Incompleteness);
        Assert.Empty(_input.Images);
    }

    [Fact]
    public void An_image_without_accounts_is_accepted_if_none_are_needed()
    {
        var input = new ShareInput(needsAccounts: false);
        input.Add(Item(Of(G, Tokyo)));

        Assert.Equal(G, input.Images.Single().ImageId);
        Assert.False(input.MissesAccounts);
        Assert.Empty(input.ImagesWithoutAccount);
        Assert.Null(input.Incompleteness);
    }

    [Theory]
    [InlineData(true, 0, 1)]
    [InlineData(false, 1, 0)]
    public void A_refused_item_refuses_its_image_if_no_accounts_are_needed(bool needsAccounts, int refusedItems, int images)
    {
        var input = new ShareInput(needsAccounts);
        var refusal = new Refusal("AccountIdMalformed", "damaged");
        input.Add(new ItemReading
        {
            Images = [Of(G, Tokyo)], Refusal = refusal, Accounts = [new AccountInput("x", refusal)],
        });

        Assert.Equal((refusedItems, images), (input.RefusedItems.Count, input.Images.Count));
        Assert.NotNull(input.Incompleteness);
    }

    [Fact]
    public void A_refused_account_is_listed_with_the_others_of_its_image()
    {
        var refusal = new Refusal("AccountIdMalformed", "damaged");
        _input.Add(new ItemReading
        {
            Images = [Of(G, Tokyo)], Accounts = [new AccountInput("10001"), new AccountInput("x", refusal)],
        });

        Assert.Equal(["10001", "x"], _input.Images.Single().Accounts.Select(account => account.Text));
        Assert.Contains("'x'", _input.Incompleteness);
        Assert.Null(_input.Images.Single().Refusal);
        Assert.True(_input.HasRefusals);
    }

    [Fact]
    public void A_refused_account_without_text_is_reported_without_quotes()
    {
        _input.Add(new ItemReading
        {
            Images = [Of(G, Tokyo)], Accounts = [new AccountInput("", new Refusal("AccountIdMalformed", "damaged"))],
        });

        Assert.DoesNotContain("''", _input.Incompleteness);
        Assert.Contains("damaged", _input.Incompleteness);
    }

    [Fact]
    public void An_image_that_several_items_refuse_is_refused_for_the_first_reason()
    {
        _input.Add(Item(new ImageReading(G, [Tokyo], new Refusal("First")), "10001"));
        _input.Add(Item(new ImageReading(G, [Tokyo], new Refusal("Second")), "10002"));

        Assert.Equal("First", _input.Images.Single().Refusal!.Code);
    }

    [Fact]
    public void An_image_is_refused_when_any_of_its_items_refuses_it()
    {
        _input.Add(Item(Of(G, Tokyo), "10001"));
        Assert.Null(_input.Images[0].Refusal);

        _input.Add(Item(new ImageReading(G, [Tokyo], new Refusal("RegionMismatch", "mismatch")), "10002"));
        _input.Add(Item(Of(G, Tokyo), "10003"));

        Assert.Equal("RegionMismatch", _input.Images.Single().Refusal!.Code);
        Assert.Equal(3, _input.Images.Single().Accounts.Count);
        Assert.False(_input.HasImagesToTry);
        Assert.Contains(G, _input.Incompleteness);
    }
}
