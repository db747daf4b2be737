using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Input;
using Xunit;

namespace ImageSharing.Tests.Input;

/// <summary>What the typed parameters mean before the first item.</summary>
public sealed class TypedInputTests
{
    private const string A = "1000000001";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    private static readonly ScriptBlock Block = ScriptBlock.Create("stands in");

    [Fact]
    public void What_is_not_typed_is_null()
    {
        var typed = Read(InputRules.Grant);

        Assert.Null(typed.Images);
        Assert.Null(typed.Accounts);
        Assert.Empty(typed.Regions);
        Assert.Null(typed.EnvironmentRegion);
        Assert.Null(typed.Refusal);
        Assert.Null(typed.MisplacedBlock);
        Assert.False(typed.HasEmptyAccounts);
    }

    [Fact]
    public void Typed_images_are_distinct_and_in_order()
        => Assert.Equal([W, G], Read(InputRules.Grant, ("ImageId", new object[] { W, G, W })).Images);

    [Fact]
    public void Damaged_images_beside_good_ones_are_refused_by_their_places()
    {
        var typed = Read(InputRules.Grant, ("ImageId", new object?[] { G, null, new Version(1, 2) }));

        Assert.Equal([G], typed.Images);
        Assert.Null(typed.Refusal);
        Assert.Equal(["ImageIdMalformed", "ImageIdMalformed"], typed.RefusedImages.Select(one => one.Code));
        Assert.Contains("-ImageId, element 2", typed.RefusedImages[0].Message);
        Assert.Contains("-ImageId, element 3", typed.RefusedImages[1].Message);
    }

    [Fact]
    public void The_error_of_a_single_value_has_no_element_number()
    {
        var refusal = Read(InputRules.Grant, ("AccountId", new object[] { "x" })).Accounts!.Single().Refusal!;

        Assert.Contains("-AccountId", refusal.Message);
        Assert.DoesNotContain("element", refusal.Message);
    }

    [Fact]
    public void A_parameter_of_nothing_but_blanks_is_missing()
    {
        Assert.Equal("ImageIdMissing", Read(InputRules.Grant, ("ImageId", null)).Refusal!.Code);
        Assert.Equal("ImageIdMissing", Read(InputRules.Grant, ("ImageId", new object?[] { null, " " })).Refusal!.Code);
        Assert.Equal("ImageIdMissing", Read(InputRules.Grant, ("ImageId", Array.Empty<object>())).Refusal!.Code);
        Assert.Equal("ImageIdMalformed", Read(InputRules.Grant, ("ImageId", new object[] { new Version(1, 2) })).Refusal!.Code);
        Assert.Equal("AccountIdMissing", Read(InputRules.Grant, ("AccountId", null)).Refusal!.Code);
        Assert.Equal("AccountIdMissing", Read(InputRules.Grant, ("AccountId", Array.Empty<object>())).Refusal!.Code);
        Assert.Null(Read(InputRules.Grant, ("AccountId", null)).Accounts);
    }

    [Fact]
    public void An_empty_set_of_accounts_is_a_set()
    {
        var typed = Read(InputRules.Set, ("AccountId", Array.Empty<object>()));

        Assert.Null(typed.Refusal);
        Assert.True(typed.HasEmptyAccounts);
        Assert.Equal("AccountIdMissing", Read(InputRules.Set, ("AccountId", null)).Refusal!.Code);
    }

    [Fact]
    public void Accounts_that_were_typed_stand_with_those_that_are_refused()
    {
        var accounts = Read(InputRules.Grant, ("AccountId", new object[] { A, "x" })).Accounts!;

        Assert.True(accounts[0].IsAccount);
        Assert.Equal("AccountIdMalformed", accounts[1].Refusal!.Code);
        Assert.Contains("element 2", accounts[1].Refusal!.Message);
    }

    [Fact]
    public void Only_a_list_of_shares_takes_patterns_of_accounts()
    {
        Assert.True(Read(InputRules.ListShares, ("AccountId", new object[] { "1000*" })).Accounts!.Single().IsAccount);
        Assert.False(Read(InputRules.Grant, ("AccountId", new object[] { "1000*" })).Accounts!.Single().IsAccount);
        Assert.False(Read(InputRules.ListShares, ("AccountId", new object[] { "x" })).Accounts!.Single().IsAccount);
    }

    [Fact]
    public void All_takes_no_accounts()
    {
        var typed = Read(InputRules.RevokeAll, ("AccountId", new object[] { A }));

        Assert.Equal("AccountIdWithAll", typed.Refusal!.Code);
        Assert.Null(typed.Accounts);
    }

    [Fact]
    public void A_command_of_one_region_takes_one()
    {
        object[] two = ["ap-tokyo", "AP-Seoul", "ap-tokyo"];

        Assert.Equal(["ap-tokyo", "ap-seoul"], Read(InputRules.ListShares, ("Region", two)).Regions);
        Assert.Null(Read(InputRules.ListShares, ("Region", two)).Refusal);
        Assert.Equal("RegionMalformed", Read(InputRules.Grant, ("Region", two)).Refusal!.Code);
        Assert.Null(Read(InputRules.Grant, ("Region", new object[] { "ap-tokyo", "AP-Tokyo" })).Refusal);
    }

    [Fact]
    public void A_damaged_region_refuses_the_command_and_a_blank_one_is_none()
    {
        Assert.Equal("RegionMalformed", Read(InputRules.Grant, ("Region", new Version(1, 2))).Refusal!.Code);
        Assert.Equal("RegionMalformed", Read(InputRules.Grant, ("Region", "ap-guangzhou-3")).Refusal!.Code);
        Assert.Null(Read(InputRules.Grant, ("Region", " ")).Refusal);
        Assert.Empty(Read(InputRules.Grant, ("Region", " ")).Regions);
    }

    [Fact]
    public void The_first_refusal_counts()
        => Assert.Equal("ImageIdMissing", Read(InputRules.Grant, ("ImageId", null), ("AccountId", null)).Refusal!.Code);

    [Fact]
    public void The_region_of_the_environment_is_known()
    {
        var typed = TypedInput.Read(InputRules.Grant, new Dictionary<string, object>(), true, " AP-Tokyo ");

        Assert.Equal("ap-tokyo", typed.EnvironmentRegion);
    }

    [Theory]
    [InlineData("ImageId", "ImageIdMalformed")]
    [InlineData("AccountId", "AccountIdMalformed")]
    [InlineData("Region", "RegionMalformed")]
    public void A_script_block_stands_alone_and_needs_a_pipeline(string parameter, string code)
    {
        Assert.Null(Read(InputRules.Grant, (parameter, Block)).MisplacedBlock);
        Assert.Null(Read(InputRules.Grant, (parameter, new object[] { new PSObject(Block) })).MisplacedBlock);
        Assert.Equal(code, Read(InputRules.Grant, (parameter, new object[] { A, Block })).MisplacedBlock!.Code);
        Assert.Equal(code, ReadTyped((parameter, Block)).MisplacedBlock!.Code);
        Assert.NotEqual(
            ReadTyped((parameter, Block)).MisplacedBlock!.Message,
            Read(InputRules.Grant, (parameter, new object[] { A, Block })).MisplacedBlock!.Message);
    }

    [Fact]
    public void A_block_takes_the_place_of_the_value()
    {
        var typed = Read(InputRules.Grant, ("ImageId", Block), ("AccountId", Block), ("Region", Block));

        Assert.Same(Block, typed.ImageBlock);
        Assert.Same(Block, typed.AccountBlock);
        Assert.Same(Block, typed.RegionBlock);
        Assert.Null(typed.Images);
        Assert.Null(typed.Accounts);
        Assert.Empty(typed.Regions);
    }

    [Fact]
    public void The_first_misplaced_block_is_reported()
        => Assert.Equal("ImageIdMalformed", ReadTyped(("ImageId", Block), ("Region", Block)).MisplacedBlock!.Code);

    [Fact]
    public void The_accounts_of_another_parameter_are_read_in_the_same_way()
    {
        var accounts = TypedInput.ReadAccounts("AllowedAccountId", new object[] { A, "x" });

        Assert.Equal([true, false], accounts.Select(account => account.IsAccount));
        Assert.Contains("-AllowedAccountId, element 2", accounts[1].Refusal!.Message);
        Assert.Empty(TypedInput.ReadAccounts("AllowedAccountId", null));
    }

    private static TypedInput Read(InputRules rules, params (string Name, object? Value)[] bound)
        => TypedInput.Read(rules, bound.ToDictionary(one => one.Name, one => one.Value!), true, null);

    private static TypedInput ReadTyped(params (string Name, object? Value)[] bound)
        => TypedInput.Read(InputRules.Grant, bound.ToDictionary(one => one.Name, one => one.Value!), false, null);
}
