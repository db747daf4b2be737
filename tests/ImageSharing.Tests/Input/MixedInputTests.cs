using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>Items that say something beside what was typed, or in several places.</summary>
public sealed class MixedInputTests
{
    private const string A = "1000000001";
    private const string B = "1000000002";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    private static readonly ScriptBlock SomeBlock = ScriptBlock.Create("stands in");

    [Fact]
    public void A_text_that_only_the_block_of_the_image_reads_leaves_the_typed_accounts()
    {
        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, Text("web", G), ("ImageId", SomeBlock), ("AccountId", new[] { A })));
        Assert.Equal(
            "command AccountIdAmbiguous",
            Of(InputRules.Grant, Text(B, G), ("ImageId", SomeBlock), ("AccountId", new[] { A })));
        Assert.Equal(
            "command AccountIdAmbiguous", Of(InputRules.Grant, "web", ("ImageId", G), ("AccountId", new[] { A })));
    }

    [Fact]
    public void Typed_accounts_are_told_from_those_of_the_item()
    {
        Assert.True(Read(InputRules.Grant, Row(("ImageId", G)), ("AccountId", new[] { A })).HasTypedAccounts);
        Assert.False(Read(InputRules.Grant, Row(("ImageId", G), ("AccountId", A))).HasTypedAccounts);
    }

    [Fact]
    public void A_row_without_a_known_column_is_refused_where_it_should_name_accounts()
    {
        Assert.Equal("AccountIdMalformed", Of(InputRules.Grant, Row(("Note", "x")), ("ImageId", G)));
        Assert.Equal("ImageIdMalformed", Of(InputRules.ListShares, Row(("Note", "x")), ("ImageId", G)));
        Assert.Equal("no image: ", Of(InputRules.ListShares, Row(("Note", "x"))));
    }

    [Fact]
    public void A_whole_list_is_not_asked_for_by_a_row_with_other_columns()
    {
        Assert.Equal(
            "AccountIdMissing", Of(InputRules.ListShares, Row(("Region", "ap-tokyo"), ("Note", "x")), ("ImageId", W)));
        Assert.Equal("no image: ", Of(InputRules.ListShares, Row(("Region", "ap-tokyo"), ("Note", "x"))));

        var refusal = Read(
            InputRules.ListShares,
            Row(("ImageId", G), ("Note1", 1), ("Note2", 2), ("Note3", 3), ("Note4", 4))).Refusal!;
        Assert.Contains("Note1, Note2, Note3", refusal.Message);
        Assert.DoesNotContain("Note4", refusal.Message);
    }

    [Fact]
    public void Account_columns_are_alike_only_in_every_value()
    {
        Assert.Equal(
            "AccountIdAmbiguous",
            Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", new[] { A, B }), ("Uin", new[] { A, A }))));
        Assert.Equal(
            $"{G}: {A}, {B}",
            Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", new[] { A, B }), ("Uin", new[] { A, B }))));
        Assert.Equal(
            "AccountIdAmbiguous",
            Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", "[System.Version]"), ("Uin", new Version(1, 2)))));
    }

    [Fact]
    public void The_first_of_several_account_columns_is_named()
    {
        var reading = Read(InputRules.Grant, Row(("ImageId", G), ("AccountId", A), ("Uin", A), ("AccountIds", B)));

        Assert.DoesNotContain("Uin", reading.Refusal!.Message);
        Assert.Equal(string.Empty, reading.Accounts.Single().Text);
    }

    [Fact]
    public void The_text_of_a_refused_item_is_shown()
    {
        Assert.Equal("web", Read(InputRules.Grant, "web", ("ImageId", G), ("AccountId", SomeBlock)).Accounts.Single().Text);
    }

    [Fact]
    public void All_is_refused_by_any_text_that_could_name_an_account()
    {
        Assert.Equal(
            "command AccountIdWithAll", Of(InputRules.RevokeAll, new object[] { " ", "x" }, ("ImageId", G)));
        Assert.Equal("command AccountIdWithAll", Of(InputRules.RevokeAll, new object[] { G, A }));
    }

    [Fact]
    public void The_first_damage_is_told()
        => Assert.Equal("ImageIdMalformed", Of(InputRules.Grant, Row(("ImageId", new[] { G, W }), ("AccountId", "x"))));

    [Fact]
    public void A_damaged_region_refuses_an_item_of_several_regions_too()
    {
        Assert.Equal(
            "RegionMalformed",
            Of(InputRules.ListShares, Row(("ImageId", G), ("AccountId", A), ("Region", new object[] { "ap-tokyo", new Version(1, 2) }))));
        Assert.Equal(
            $"{G} (ap-tokyo, ap-seoul): {A}",
            Of(InputRules.ListShares, Row(("ImageId", G), ("AccountId", A), ("Region", new[] { "ap-tokyo", "ap-seoul" }))));
    }

    [Fact]
    public void An_account_ID_where_an_image_is_wanted_is_refused()
    {
        Assert.Equal("ImageIdMalformed", Of(InputRules.ListShares, A));
        Assert.Equal("ImageIdMalformed", Of(InputRules.ListShares, new object[] { A, W }, ("ImageId", W)));
        Assert.Equal("ImageIdMalformed", Of(InputRules.ListShares, new object[] { G, "" }));
    }

    [Fact]
    public void A_region_of_the_item_refuses_its_image_where_it_is_the_one_used()
    {
        var row = Row(("ImageId", G), ("AccountId", A), ("Region", "ap-guangzhou-3"));

        Assert.Equal($"{G} (ap-guangzhou-3): RegionMalformed", Of(InputRules.Grant, row));
        Assert.Equal($"{G} (ap-guangzhou-3): RegionMalformed", Of(InputRules.Revoke, row, ("ImageId", G)));
    }

    [Fact]
    public void A_typed_region_goes_before_that_of_an_item_without_an_image()
        => Assert.Equal(
            $"{W} (ap-seoul): {A}",
            Of(InputRules.Grant, Row(("AccountId", A), ("Region", "ap-tokyo")), ("ImageId", W), ("Region", "ap-seoul")));

    [Fact]
    public void An_image_of_the_item_keeps_its_own_region()
    {
        var row = Row(("ImageId", G), ("AccountId", A), ("Region", "ap-tokyo"));

        Assert.Equal($"{G} (ap-tokyo): RegionMismatch", Of(InputRules.Revoke, row, ("ImageId", G), ("Region", "ap-seoul")));
        Assert.Equal($"{G} (ap-tokyo): ImageIdMismatch", Of(InputRules.Revoke, row, ("ImageId", W), ("Region", "ap-seoul")));
    }

    [Fact]
    public void One_region_of_several_that_was_not_typed_is_a_mismatch()
        => Assert.Equal(
            $"{G} (ap-tokyo, ap-seoul): RegionMismatch",
            Of(
                InputRules.ListShares,
                Row(("ImageId", G), ("AccountId", A), ("Region", new[] { "ap-tokyo", "ap-seoul" })),
                ("Region", "ap-tokyo")));

    [Fact]
    public void A_good_account_beside_a_damaged_one_is_refused_for_its_sake()
    {
        var reading = Read(InputRules.Grant, Row(("ImageId", G), ("AccountId", new[] { A, "x" })));

        Assert.Equal([A, "x"], reading.Accounts.Select(account => account.Text));
        Assert.All(reading.Accounts, account => Assert.Equal("AccountIdMalformed", account.Refusal!.Code));
        Assert.Contains("'x'", reading.Accounts[0].Refusal!.Message);
        Assert.Same(reading.Refusal, reading.Accounts[1].Refusal);
    }

    [Fact]
    public void A_place_is_told_of_an_item_and_not_of_a_parameter()
    {
        var item = Read(InputRules.Set, Row(("ImageId", "x"), ("AccountId", A))).Images.Single().Refusal!;
        var typed = TypedInput.Read(
            InputRules.Set, new System.Collections.Generic.Dictionary<string, object> { ["ImageId"] = "x" }, false, null);
        var parameter = new PipelineInput(InputRules.Set, typed).TakeTyped().Images.Single().Refusal!;

        Assert.StartsWith(parameter.Message!, item.Message);
        Assert.NotEqual(parameter.Message, item.Message);
    }

    [Fact]
    public void The_first_refusal_of_a_parameter_counts()
    {
        Assert.Equal("ImageIdMissing", Typed(InputRules.RevokeAll, ("ImageId", null), ("AccountId", A)).Refusal!.Code);
        Assert.Equal(
            "ImageIdMalformed", Typed(InputRules.Grant, ("ImageId", new object?[] { null, new Version(1, 2) })).Refusal!.Code);
        object[] list = [A, SomeBlock];
        Assert.Equal("ImageIdMalformed", Typed(InputRules.Grant, ("ImageId", list), ("AccountId", list)).MisplacedBlock!.Code);
    }

    private static TypedInput Typed(InputRules rules, params (string Name, object? Value)[] bound)
        => TypedInput.Read(rules, bound.ToDictionary(one => one.Name, one => one.Value!), true, null);

    /// <summary>A text with a column that the block reads.</summary>
    private static PSObject Text(string text, string code)
    {
        var item = new PSObject(text);
        item.Properties.Add(new PSNoteProperty("Code", code));
        return item;
    }
}
