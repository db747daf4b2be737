using System;
using System.Linq;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// A script block as a parameter is input from the pipeline: its value is the item's, or refuses the item.
/// </summary>
public sealed class ScriptBlockTests : IntentShell
{
    public static TheoryData<string> Failing =>
    [
        "{ throw 'no' }",
        "{ }",
        "{ $null }",
        "{ break }",
        "{ continue }",
        "{ return }",
        "{ '' }",
        "{ ' ' }",
        "{ $_.Missing }",
        "{ $_.Missing.Trim() }",
        "{ [int]::Parse('x') }",
        "{ Write-Error2 }",
        "{ @{ a = 1 } }",
        "{ [datetime]::Now }",
        "{ @() }",
        "{ , $null }",
        "{ Get-Content /nowhere/at/all }",
        "{ 1/0 }",
        "{ { $_ } }",
    ];

    /// <summary>A message of an exception has the stop that it lacks, and never two.</summary>
    [Theory]
    [InlineData("no", "no.")]
    [InlineData("no.", "no.")]
    [InlineData("no?", "no?")]
    [InlineData("no!", "no!")]
    [InlineData("no…", "no…")]
    [InlineData("no.  ", "no.")]
    [InlineData("no`r`nmore`n", "no more.")]
    [InlineData("(no)", "(no).")]
    [InlineData("不。", "不。")]
    public void The_message_of_an_exception_is_a_sentence(string thrown, string told)
    {
        foreach (var script in new[]
        {
            $"$A | Grant-CvmImageShare $G -AccountId {{ throw \"{thrown}\" }}",
            $"$o = Row @{{ ImageId = $G }}; $o | Add-Member ScriptProperty AccountId {{ throw \"{thrown}\" }}; "
                + "$o | Revoke-CvmImageShare",
        })
        {
            Assert.Contains($": {told} Source: pipeline item 1.", Told(ChangesNothing(script)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_block_that_gives_no_account_refuses_its_item(string block)
    {
        const string good = "Row @{ ImageId = $G; Key = 'good' }";
        var chosen = $"{{ if ($_.Key) {{ $A }} else {{ . {block} }} }}";
        ChangesNothing($"({good}), (Row @{{ ImageId = $G; AccountId = $C }}) | Set-CvmImageShare -AccountId {chosen} "
            + $"-Confirm:$false", "DesiredSetIncomplete");
        ChangesNothing($"(Row @{{ ImageId = $G; AccountId = $C }}), ({good}) | Set-CvmImageShare -AccountId {chosen} "
            + $"-Confirm:$false", "DesiredSetIncomplete");
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $A }} | Revoke-CvmImageShare -AccountId {block}");
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $C }} | Grant-CvmImageShare -AccountId {block}");
        ChangesNothing($"$A | Revoke-CvmImageShare $G -AccountId {block}");
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $A }} | Get-CvmImageShare -AccountId {block} | "
            + $"Revoke-CvmImageShare");
        ChangesNothing($"Row @{{ ImageId = $G }} | Get-CvmImageShare -AccountId {block} | Revoke-CvmImageShare");
        ChangesNothing($"Row @{{ ImageId = $G }} | Revoke-CvmImageShare -All -AccountId {block} -Confirm:$false");
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_block_that_gives_no_image_refuses_its_item(string block)
    {
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $A }} | Revoke-CvmImageShare -ImageId {block}");
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $A }} | Grant-CvmImageShare -ImageId {block}");
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $A }} | Set-CvmImageShare -ImageId {block} -Confirm:$false");
        ChangesNothing($"$A | Set-CvmImageShare -ImageId {block} -Confirm:$false");
        ChangesNothing($"Row @{{ ImageId = $G }} | Revoke-CvmImageShare -ImageId {block} -All -Confirm:$false");
        ChangesNothing($"Row @{{ ImageId = $G }} | Get-CvmImageShare -ImageId {block} | Revoke-CvmImageShare");
        ChangesNothing($"Row @{{ ImageId = $G }} | Get-CvmImage -ImageId {block} | Revoke-CvmImageShare -All "
            + $"-Confirm:$false");
        ChangesNothing($"$G | Get-CvmImage -ImageId {block} | Revoke-CvmImageShare -All -Confirm:$false");
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void A_block_that_gives_no_region_refuses_its_item(string block)
    {
        // A blank region counts as absent, wherever it comes from.
        if (block is "{ '' }" or "{ ' ' }") return;

        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $A }} | Revoke-CvmImageShare -Region {block}");
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $C }} | Grant-CvmImageShare -Region {block}");
        ChangesNothing($"Row @{{ ImageId = $G; AccountId = $A }} | Set-CvmImageShare -Region {block} -Confirm:$false");
        ChangesNothing($"$G | Revoke-CvmImageShare -Region {block} -All -Confirm:$false");
        ChangesNothing($"Row @{{ ImageId = $G }} | Revoke-CvmImageShare -Region {block} -All -Confirm:$false");
        ChangesNothing($"$G | Get-CvmImageShare -Region {block} | Revoke-CvmImageShare");
        ChangesNothing($"Row @{{ ImageId = $G }} | Get-CvmImage -Region {block} | Revoke-CvmImageShare -All "
            + $"-Confirm:$false");
    }

    [Theory]
    [InlineData("Grant-CvmImageShare $G -AccountId { $C }")]
    [InlineData("Grant-CvmImageShare $G { $C }")]
    [InlineData("Grant-CvmImageShare { $G } $C")]
    [InlineData("Grant-CvmImageShare $G $C -Region { 'ap-guangzhou' }")]
    [InlineData("Revoke-CvmImageShare $G -AccountId { $A }")]
    [InlineData("Revoke-CvmImageShare { $G } -All -Confirm:$false")]
    [InlineData("Revoke-CvmImageShare $G -Region { 'ap-guangzhou' } -All -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G { $A } -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G $A -Region { 'ap-guangzhou' } -Confirm:$false")]
    [InlineData("Get-CvmImageShare { $G } | Revoke-CvmImageShare")]
    [InlineData("Get-CvmImageShare $G { $A } | Revoke-CvmImageShare")]
    [InlineData("Get-CvmImageShare $G -Region { 'ap-guangzhou' } | Revoke-CvmImageShare")]
    [InlineData("Get-CvmImage { $G } | Revoke-CvmImageShare -All -Confirm:$false")]
    [InlineData("Get-CvmImage $G -Region { 'ap-guangzhou' } | Revoke-CvmImageShare -All -Confirm:$false")]
    public void A_block_without_a_pipeline_is_an_error(string script)
    {
        ChangesNothing(script);
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData("$A | Revoke-CvmImageShare $G -AccountId { $_ }, $B")]
    [InlineData("$A | Revoke-CvmImageShare $G -AccountId $B, { $_ }")]
    [InlineData("$A | Grant-CvmImageShare $G, { $W }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Set-CvmImageShare -AccountId { $_.AccountId }, { $_.X } "
        + "-Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; AccountId = { $A } } | Set-CvmImageShare -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; AccountId = { $A } } | Revoke-CvmImageShare")]
    [InlineData("Row @{ ImageId = { $G }; AccountId = $A } | Revoke-CvmImageShare")]
    [InlineData("$A, { $B } | Set-CvmImageShare $G -Confirm:$false")]
    [InlineData("{ $G } | Revoke-CvmImageShare -All -Confirm:$false")]
    public void A_block_in_a_list_or_in_a_row_is_an_error(string script) => ChangesNothing(script);

    [Theory]
    [InlineData("(Row @{ Id = $G; Who = $A }) | Revoke-CvmImageShare -ImageId { $_.Id } -AccountId { $_.Who }", "B")]
    [InlineData("@{ Id = $G; Who = $A } | Revoke-CvmImageShare -ImageId { $_.Id } -AccountId { $_.Who }", "B")]
    [InlineData("Row @{ Id = $G; Who = $A } | Revoke-CvmImageShare { $_.Id } { $_.Who } -Region { 'ap-guangzhou' }",
        "B")]
    [InlineData("Row @{ ImageId = $W; AccountId = $D; Id = $G; Who = $A } | Revoke-CvmImageShare { $_.Id } { $_.Who "
        + "}", "B")]
    [InlineData("Row @{ Who = \"$A;$B\" } | Revoke-CvmImageShare $G { $_.Who -split ';' }", "")]
    [InlineData("Row @{ Who = \"$C;$D\" } | Grant-CvmImageShare $G { $_.Who -split ';' }", "ABCD")]
    [InlineData("\"$G/$A\" | Revoke-CvmImageShare { ($_ -split '/')[0] } { ($_ -split '/')[1] }", "B")]
    [InlineData("\"$G/$C\", \"$G/$D\" | Set-CvmImageShare { ($_ -split '/')[0] } { ($_ -split '/')[1] } "
        + "-Confirm:$false", "CD")]
    [InlineData("Row @{ Id = $G } | Revoke-CvmImageShare { $_.Id } -AccountId $A", "B")]
    [InlineData("Row @{ Id = $G; Who = $A } | Get-CvmImageShare { $_.Id } { $_.Who } | Revoke-CvmImageShare", "B")]
    [InlineData("Row @{ Id = $G; Who = $A; Place = 'AP-Guangzhou' } | Get-CvmImageShare { $_.Id } { $_.Who } -Region "
        + "{ $_.Place } | Revoke-CvmImageShare", "B")]
    [InlineData("Row @{ Id = $G } | Get-CvmImage { $_.Id } | Revoke-CvmImageShare -AccountId $A", "B")]
    [InlineData("$A | Revoke-CvmImageShare { $G }", "B")]
    [InlineData("$A | Set-CvmImageShare { $G } -Confirm:$false", "A")]
    [InlineData("$x = $A; 'x' | Revoke-CvmImageShare $G { $x }", "B")]
    [InlineData("'x' | Revoke-CvmImageShare $G { $PSItem.Replace('x', $A) }", "B")]
    [InlineData("& { param($who) 'x' | Revoke-CvmImageShare $G { $who } } $A", "B")]
    [InlineData("function Last($x) { $x | Revoke-CvmImageShare $G { $local = $_; $local } }; Last $A", "B")]
    [InlineData("$A, $B | ForEach-Object { $_ | Revoke-CvmImageShare $G { $_ } }", "")]
    public void The_value_of_a_block_is_that_of_the_item(string script, string holders)
        => Leaves(script, holders, null);

    [Theory]
    [InlineData("break")]
    [InlineData("continue")]
    public void A_loop_statement_in_a_block_does_not_end_the_loop_of_the_caller(string statement)
    {
        var ran = Try(
            $$"""
            foreach ($i in 1, 2) {
                $A | Revoke-CvmImageShare $G -AccountId { {{statement}} } -ErrorAction SilentlyContinue
                "went on"
            }
            """);

        Assert.Equal(2, ran.Output.Count(item => item.BaseObject as string == "went on"));
        Assert.Equal("AB", Holders(G));
    }

    [Fact]
    public void A_block_is_run_once_for_each_item()
    {
        Leaves("$global:runs = 0; $C, $D | Grant-CvmImageShare $G { $global:runs++; $_ }", "ABCD", null);

        Assert.Equal(2, Run("$global:runs").Output.Single().BaseObject);
    }

    [Theory]
    [InlineData("(Row @{ ImageId = $G }), (Row @{ ImageId = $G; Uin = $C }) | Grant-CvmImageShare -AccountId { $_.Uin "
        + "}", "ABC", 1)]
    [InlineData("$A, '?', $B | Revoke-CvmImageShare $G -AccountId { if ($_ -eq '?') { throw 'no' } $_ }", "", 2)]
    public void The_other_items_go_on_and_the_record_names_the_place(string script, string holders, int place)
        => NamesItem(Leaves(script, holders, Any), place);
}
