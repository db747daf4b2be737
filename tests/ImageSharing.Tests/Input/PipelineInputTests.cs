using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>The items of a command, one after the other.</summary>
public sealed class PipelineInputTests : IDisposable
{
    private const string A = "1000000001";
    private const string B = "1000000002";
    private const string G = "img-6pb6lrmy";

    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.Create());

    public PipelineInputTests()
    {
        _runspace.Open();
        Runspace.DefaultRunspace = _runspace;
    }

    public void Dispose()
    {
        Runspace.DefaultRunspace = null;
        _runspace.Dispose();
    }

    [Fact]
    public void Each_item_has_its_number()
    {
        var input = Input();

        Assert.True(input.IsEmpty);
        Assert.Equal("pipeline item 1", Take(input, A).Single().Place.ToString());
        Assert.Equal("pipeline item 2", Take(input, B).Single().Place.ToString());
        Assert.False(input.IsEmpty);
    }

    [Fact]
    public void Blank_lines_are_held_until_a_later_item()
    {
        var input = Input();
        Assert.Empty(Take(input, " "));
        Assert.Empty(Take(input, ""));
        Assert.True(input.IsEmpty);
        Assert.Equal(2, input.BlankAtEnd);

        Assert.Equal(
            ["pipeline item 1", "pipeline item 2", "pipeline item 3"], Take(input, A).Select(reading => reading.Place.ToString()));
        Assert.Equal(0, input.BlankAtEnd);
        Assert.False(input.IsEmpty);

        Assert.Empty(Take(input, " "));
        Assert.Equal(1, input.BlankAtEnd);
    }

    [Fact]
    public void A_list_typed_for_the_parameter_gives_its_items()
    {
        Assert.Equal(2, TakeParameter(new object?[] { A, null }).Count);
        Assert.Equal(["pipeline item 1", "pipeline item 2"], TakeParameter(new[] { A, B }).Select(one => one.Place.ToString()));
        Assert.Equal([A, B], TakeParameter(new[] { A, B }).Select(one => one.Accounts.Single().Text));
        Assert.Single(TakeParameter(A));
        Assert.Single(TakeParameter(null));
        Assert.Single(TakeParameter(Row(("AccountId", A))));
    }

    [Fact]
    public void Without_a_pipeline_the_parameters_are_the_input()
    {
        var input = Input(("AccountId", new object[] { A, B }), ("Region", "ap-tokyo"));
        var reading = input.TakeTyped();

        Assert.False(input.IsEmpty);
        Assert.True(reading.HasTypedAccounts);
        Assert.Equal([A, B], reading.Accounts.Select(account => account.Text));
        Assert.Equal((G, "ap-tokyo"), (reading.Images.Single().ImageId, reading.Images.Single().Regions.Single()));
        Assert.Null(reading.Refusal);
    }

    [Fact]
    public void Without_an_image_or_an_account_there_is_no_input()
    {
        var reading = new PipelineInput(InputRules.Grant, Typed()).TakeTyped();

        Assert.Empty(reading.Images);
        Assert.Empty(reading.Accounts);
    }

    [Theory]
    [InlineData("ap-seoul", null, "ap-seoul")]
    [InlineData("ap-seoul", "ap-tokyo", "ap-tokyo")]
    public void A_typed_region_comes_before_that_of_the_environment(
        string environment, string? typed, string expected)
    {
        var bound = new Dictionary<string, object> { ["ImageId"] = G };
        if (typed is not null) bound["Region"] = typed;
        var input = new PipelineInput(
            InputRules.Grant, TypedInput.Read(InputRules.Grant, bound, hasPipeline: true, environment));

        Assert.Equal([expected], Take(input, A).Single().Images.Single().Regions);
    }

    [Fact]
    public void A_script_block_sees_the_item_as_the_pipeline_variable()
    {
        var input = Input(("AccountId", ScriptBlock.Create("$_.Code")));

        Assert.Equal([A], Take(input, Row(("Code", A))).Single().Accounts.Select(account => account.Text));
    }

    [Fact]
    public void A_script_block_that_gives_several_values_gives_several_accounts()
    {
        var input = Input(("AccountId", ScriptBlock.Create($"{A}; {B}")));

        Assert.Equal([A, B], Take(input, "x").Single().Accounts.Select(account => account.Text));
    }

    [Theory]
    [InlineData("throw 'no such thing'", "no such thing")]
    [InlineData("break", null)]
    [InlineData("", null)]
    [InlineData("$null", null)]
    public void A_script_block_that_fails_or_gives_nothing_refuses_its_item(string script, string? told)
    {
        var reading = Take(Input(("AccountId", ScriptBlock.Create(script))), "x").Single();

        Assert.Equal("AccountIdMalformed", reading.Refusal!.Code);
        Assert.Contains("pipeline item 1", reading.Refusal.Message);
        if (told is not null) Assert.Contains(told, reading.Refusal.Message);
    }

    [Fact]
    public void A_script_block_that_breaks_has_another_message_than_one_that_gives_nothing()
    {
        Assert.NotEqual(Failure("break"), Failure(""));
        Assert.Contains("BreakException", Failure("break"));
        Assert.NotEqual(Failure("throw 'x'"), Failure(""));

        string Failure(string script)
            => Take(Input(("AccountId", ScriptBlock.Create(script))), "x").Single().Refusal!.Message!;
    }

    private static List<ItemReading> TakeParameter(object? value)
        => [.. Input().TakeParameter(value is null ? null : PSObject.AsPSObject(value))];

    private static List<ItemReading> Take(PipelineInput input, object item)
        => [.. input.Take(PSObject.AsPSObject(item))];

    private static PipelineInput Input(params (string Name, object Value)[] typed)
        => new(InputRules.Grant, Typed([("ImageId", G), .. typed]));

    private static TypedInput Typed(params (string Name, object Value)[] typed)
        => TypedInput.Read(
            InputRules.Grant, typed.ToDictionary(one => one.Name, one => one.Value), hasPipeline: true, environmentRegion: null);
}
