using System.Linq;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// What Get-CvmImageShare and Get-CvmImage give for rows and filters, and so what a Revoke behind them takes.
/// </summary>
public sealed class FilterTests : IntentShell
{
    [Theory]
    [InlineData("$G | Get-CvmImageShare", "AB")]
    [InlineData("Get-CvmImageShare $G", "AB")]
    [InlineData("Get-CvmImage $G | Get-CvmImageShare", "AB")]
    [InlineData("Get-CvmImage $G | Csv | Get-CvmImageShare", "AB")]
    [InlineData("Get-CvmImage $G | Job | Get-CvmImageShare", "AB")]
    [InlineData("Get-CvmImage $G | Pick ImageId, Region | Get-CvmImageShare", "AB")]
    [InlineData("Row @{ ImageId = $G } | Get-CvmImageShare", "AB")]
    [InlineData("Row @{ ImageId = $G; Region = '' } | Get-CvmImageShare", "AB")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Get-CvmImageShare", "A")]
    [InlineData("Row @{ ImageId = $G; Uin = [double]$A } | Get-CvmImageShare", "A")]
    [InlineData("@{ ImageId = $G; AccountIds = $A, $B } | Get-CvmImageShare", "AB")]
    [InlineData("Row @{ ImageId = $G; AccountId = $C } | Get-CvmImageShare", "")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-singapore' } | Get-CvmImageShare", "")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Note = 'x' } | Get-CvmImageShare", "A")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $G; AccountId = $B }) | "
        + "Get-CvmImageShare", "AB")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $G; AccountId = $A }) | "
        + "Get-CvmImageShare", "A")]
    [InlineData("Get-CvmImageShare $G $A | Get-CvmImageShare", "A")]
    [InlineData("Get-CvmImageShare $G $A | Csv | Get-CvmImageShare", "A")]
    [InlineData("Get-CvmImageShare $G $A", "A")]
    [InlineData("Get-CvmImageShare $G 1000*", "AB")]
    [InlineData("Get-CvmImageShare $G *10", "A")]
    [InlineData("Get-CvmImageShare $G [double]$A", null)]
    [InlineData("Get-CvmImageShare $G ([double]$A)", "A")]
    [InlineData("Get-CvmImageShare $G \"`u{FEFF}$A \"", "A")]
    [InlineData("Row @{ ImageId = $G } | Get-CvmImageShare -AccountId $A", "A")]
    [InlineData("$G, $W | Get-CvmImageShare -AccountId $A, $D", "AD")]
    [InlineData("$G | Get-CvmImageShare -Region AP-Guangzhou", "AB")]
    public void A_list_has_what_was_asked_for(string script, string? accounts)
    {
        var ran = Try(script);
        if (accounts is null)
        {
            Assert.NotEmpty(AllCodes(ran));
            Assert.Empty(ran.Output);
            return;
        }

        Assert.True(AllErrors(ran).Count == 0, string.Join('\n', AllErrors(ran)));
        Assert.Equal(accounts.Select(Account), ran.Values("AccountId").Order());
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = '' } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $null } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = [DBNull]::Value } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = 'x' } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = '*' } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = @{ a = 1 } } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = @() } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; Uid = $A } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; Note = 'x' } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Uin = $B } | Get-CvmImageShare")]
    [InlineData("@{ ImageId = $G; Owner = $A } | Get-CvmImageShare")]
    [InlineData("Xml \"<i ImageId='$G' AccountId=''/>\" | Get-CvmImageShare")]
    [InlineData("Xml \"<i ImageId='$G'><Account><b/></Account></i>\" | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = ''; AccountId = $A } | Get-CvmImageShare")]
    [InlineData("Row @{ AccountId = $A } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G, $W; AccountId = $A } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou-3' } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = @{ a = 1 } } | Get-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Get-CvmImageShare -AccountId $B")]
    [InlineData("$null | Get-CvmImageShare")]
    [InlineData("$A | Get-CvmImageShare")]
    [InlineData("[object]::new() | Get-CvmImageShare")]
    [InlineData("Get-CvmImageShare")]
    [InlineData("Get-CvmImageShare $G -AccountId 'x'")]
    [InlineData("Get-CvmImageShare $G -AccountId \"$A,$B\"")]
    [InlineData("Get-CvmImageShare $G -AccountId 1e11")]
    [InlineData("Get-CvmImageShare $G -AccountId @{ a = 1 }")]
    [InlineData("Get-CvmImageShare $G -Region @{ a = 1 }")]
    [InlineData("Get-CvmImageShare $G -Region 'ap-guangzhou-3'")]
    [InlineData("Get-CvmImageShare golden-web")]
    [InlineData("Get-CvmImageShare \"$G,$W\"")]
    public void A_filter_that_is_blank_or_damaged_lists_nothing(string script)
    {
        var ran = ChangesNothing(script + " | Revoke-CvmImageShare");
        Assert.Empty(ran.Output);
        Assert.Empty(Try(script).Output);
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G } | Get-CvmImage -ImageState NORMAL", true)]
    [InlineData("$G | Get-CvmImage -ImageState NORMAL", true)]
    [InlineData("$G | Get-CvmImage -ImageState CREATING", false)]
    [InlineData("Get-CvmImage $G -ImageState CREATING", false)]
    [InlineData("Get-CvmImage $G -ImageState NORMAL", true)]
    [InlineData("Get-CvmImage $G -Name x*", false)]
    [InlineData("Get-CvmImage $G -Name img-*", true)]
    [InlineData("Row @{ ImageId = $G } | Get-CvmImage -ImageType PUBLIC_IMAGE", false)]
    [InlineData("Row @{ ImageId = $G; Region = 'ap-guangzhou' } | Get-CvmImage -Name img-*", true)]
    [InlineData("@{ ImageId = $G } | Get-CvmImage", true)]
    [InlineData("Xml \"<i ImageId='$G'/>\" | Get-CvmImage", true)]
    [InlineData("Get-CvmImage $G | Csv | Get-CvmImage", true)]
    public void A_search_with_an_image_gives_what_fits_both(string script, bool fits)
    {
        var ran = Leaves(script + " | Revoke-CvmImageShare -All -Confirm:$false", fits ? "" : "AB", null);
        Assert.Equal(fits, ran.Output.Count == 2);
        Assert.Equal("D", Holders(W));
    }

    [Theory]
    [InlineData("Get-CvmImage -ImageId $null")]
    [InlineData("Get-CvmImage -ImageId @()")]
    [InlineData("Get-CvmImage -ImageId ''")]
    [InlineData("Get-CvmImage $x.Missing")]
    [InlineData("Get-CvmImage -Name $null")]
    [InlineData("Get-CvmImage -Name ''")]
    [InlineData("Get-CvmImage -Name @()")]
    [InlineData("Get-CvmImage -Name ' '")]
    [InlineData("Get-CvmImage -Name img-*, ''")]
    [InlineData("Get-CvmImage -ImageState $null")]
    [InlineData("Get-CvmImage -ImageState ''")]
    [InlineData("Get-CvmImage -ImageState @()")]
    [InlineData("Get-CvmImage -ImageType $null")]
    [InlineData("Get-CvmImage -ImageType ''")]
    [InlineData("Get-CvmImage $G -Name $null")]
    [InlineData("Get-CvmImage $G -ImageState ''")]
    [InlineData("$null | Get-CvmImage")]
    [InlineData("Row @{ ImageId = '' } | Get-CvmImage")]
    [InlineData("Row @{ ImageId = $null } | Get-CvmImage -ImageState NORMAL")]
    [InlineData("Row @{ Name = 'img-*' } | Get-CvmImage")]
    [InlineData("Row @{ X = 1 } | Get-CvmImage -ImageState NORMAL")]
    [InlineData("Row @{ ImageId = $G, $W } | Get-CvmImage")]
    [InlineData("Row @{ ImageId = @{ a = 1 } } | Get-CvmImage")]
    [InlineData("Row @{ ImageId = $G; Region = @{ a = 1 } } | Get-CvmImage")]
    [InlineData("Row @{ ImageId = $G; Region = 'ap-guangzhou-3' } | Get-CvmImage")]
    [InlineData("[object]::new() | Get-CvmImage")]
    [InlineData("Get-CvmImage @{ a = 1 }")]
    public void A_search_filter_that_is_blank_or_damaged_finds_nothing(string script)
        => ChangesNothing(script + " | Revoke-CvmImageShare -All -Confirm:$false");

    [Theory]
    [InlineData("-Region $null")]
    [InlineData("-Region ''")]
    [InlineData("-Region @()")]
    [InlineData("-Region ap-singapore, ''")]
    public void A_blank_region_of_a_search_is_not_another_region(string region)
    {
        Try($"Get-CvmImage $G {region} | Revoke-CvmImageShare -All -Confirm:$false");

        Assert.Equal("D", Holders(W));
    }
}
