using System;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// Which image is meant where one is typed and items name another, and where regions come with items.
/// </summary>
public sealed class ImageMeantTests : IntentShell
{
    private const string There = "ap-singapore";

    [Theory]
    [InlineData("Get-CvmImageShare $W | Grant-CvmImageShare $G", "ABD")]
    [InlineData("Row @{ ImageId = $W; AccountId = $C } | Grant-CvmImageShare $G", "ABC")]
    [InlineData("Row @{ ImageId = $W; AccountId = $C; Region = 'ap-singapore' } | Grant-CvmImageShare $G", "ABC")]
    [InlineData("Get-CvmImageShare $W | Csv | Grant-CvmImageShare $G", "ABD")]
    [InlineData("Get-CvmImageShare $W | Job | Grant-CvmImageShare $G", "ABD")]
    [InlineData("Get-CvmImageShare $W | Pick ImageId, AccountId, Region | Set-CvmImageShare $G -Confirm:$false", "D")]
    [InlineData("Get-CvmImageShare $W | Set-CvmImageShare $G -Confirm:$false", "D")]
    [InlineData("Row @{ ImageId = $W; AccountId = $C; Region = 'ap-singapore' } | Set-CvmImageShare $G "
        + "-Confirm:$false", "C")]
    [InlineData("(Row @{ ImageId = $W; AccountId = $C; Region = 'ap-singapore' }), (Row @{ ImageId = $G; AccountId = "
        + "$D; Region = 'ap-tokyo' }) | Set-CvmImageShare $G -Confirm:$false", "CD")]
    [InlineData("(Row @{ ImageId = $W; AccountId = $C }), $D | Set-CvmImageShare $G -Confirm:$false", "CD")]
    [InlineData("Row @{ ImageId = $W; AccountId = $C; Region = 'ap-singapore' } | Set-CvmImageShare $G -Region "
        + "ap-guangzhou -Confirm:$false", "C")]
    public void A_typed_image_is_the_one_meant_and_the_items_give_accounts(string script, string holders)
    {
        Leaves(script, holders, null);
        Assert.Equal("D", Holders(W));
        Assert.Equal("", Holders(G, There));
    }

    [Theory]
    [InlineData("Row @{ AccountId = $C; Region = 'ap-singapore' } | Grant-CvmImageShare $G")]
    [InlineData("Row @{ AccountId = $C; Region = 'ap-singapore' } | Set-CvmImageShare $G -Confirm:$false")]
    [InlineData("Row @{ AccountId = $C; Region = 'AP-Singapore ' } | Grant-CvmImageShare $G")]
    [InlineData("Row @{ AccountId = $C; Region = @(, 'ap-singapore') } | Grant-CvmImageShare $G")]
    public void The_region_of_an_item_without_an_image_is_that_of_the_typed_image(string script)
    {
        Leaves(script, "AB", null);
        Assert.Equal("C", Holders(G, There));
    }

    [Fact]
    public void Revoke_takes_the_region_of_an_item_without_an_image()
    {
        Image(G, There).Shares.Declare(Account('A'));
        Leaves("Row @{ AccountId = $A; Region = 'ap-singapore' } | Revoke-CvmImageShare $G", "AB", null);
        Assert.Equal("", Holders(G, There));
    }

    [Theory]
    [InlineData("(Row @{ AccountId = $C; Region = 'ap-singapore' }), $A | Set-CvmImageShare $G -Confirm:$false")]
    [InlineData("(Row @{ AccountId = $C; Region = 'ap-singapore' }), (Row @{ AccountId = $A; Region = 'ap-guangzhou' "
        + "}) | Set-CvmImageShare $G -Confirm:$false")]
    public void Items_that_give_the_typed_image_two_regions_keep_Set_from_writing(string script)
        => ChangesNothing(script, "DesiredSetIncomplete");

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Revoke-CvmImageShare $W")]
    [InlineData("Get-CvmImageShare $G | Revoke-CvmImageShare $W")]
    [InlineData("Get-CvmImageShare $G | Csv | Revoke-CvmImageShare $W")]
    [InlineData("@{ ImageId = $W; Uin = $A } | Revoke-CvmImageShare $G")]
    [InlineData("Row @{ ImageId = $W; AccountId = $D } | Revoke-CvmImageShare $G")]
    [InlineData("Row @{ ImageId = \"$W`u{200B}\"; AccountId = $A } | Revoke-CvmImageShare $G")]
    [InlineData("Row @{ ImageId = $W; AccountId = $A; Region = 'ap-singapore' } | Revoke-CvmImageShare $G")]
    [InlineData("Row @{ ImageId = $W } | Revoke-CvmImageShare $G -AccountId $A")]
    [InlineData("Get-CvmImage $W | Revoke-CvmImageShare $G -AccountId $A")]
    public void Revoke_refuses_an_item_that_names_another_image(string script)
        => ChangesNothing(script, "ImageIdMismatch");

    [Fact]
    public void Of_several_items_that_name_another_image_the_first_is_told()
        => Assert.Contains(
            "Source: pipeline item 2.",
            Told(Leaves(
                "$A, (Row @{ ImageId = $W; AccountId = $C }), (Row @{ ImageId = $W; AccountId = $D }) | "
                    + "Revoke-CvmImageShare $G",
                "B",
                "ImageIdMismatch")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Row @{ ImageId = $W } | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("Get-CvmImage $W | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("$W | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("$G | Revoke-CvmImageShare $G -All -Confirm:$false")]
    public void All_refuses_an_item_beside_a_typed_image(string script)
    {
        var ran = Try(script);

        Assert.NotEmpty(AllCodes(ran));
        Assert.Equal("D", Holders(W));
        Assert.Equal("AB", Holders(G));
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Revoke-CvmImageShare $G", "B")]
    [InlineData("Row @{ ImageId = \" $G`u{200B}\"; AccountId = $A } | Revoke-CvmImageShare $G", "B")]
    [InlineData("Get-CvmImageShare $G $A | Revoke-CvmImageShare $G", "B")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), $B | Revoke-CvmImageShare $G", "")]
    public void Revoke_accepts_an_item_that_names_the_typed_image(string script, string holders)
        => Leaves(script, holders, null);

    [Fact]
    public void An_item_that_names_one_of_two_typed_images_revokes_nothing_from_the_other()
    {
        Image(W).Shares.Declare(Account('A'), Account('D'));
        Try("Row @{ ImageId = $G; AccountId = $A } | Revoke-CvmImageShare $W, $G");

        Assert.Equal("AD", Holders(W));
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-singapore' } | Revoke-CvmImageShare $G")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-singapore' } | Revoke-CvmImageShare -Region "
        + "ap-guangzhou")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou' } | Revoke-CvmImageShare -Region "
        + "ap-singapore")]
    [InlineData("Get-CvmImageShare $G $A | Revoke-CvmImageShare -Region ap-singapore")]
    [InlineData("Row @{ ImageId = $G; Region = 'ap-singapore' } | Revoke-CvmImageShare -All -Region ap-guangzhou "
        + "-Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; Region = 'ap-singapore' } | Get-CvmImageShare -Region ap-guangzhou | "
        + "Revoke-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-singapore' } | Set-CvmImageShare -Region "
        + "ap-guangzhou -Confirm:$false")]
    public void A_share_of_a_region_that_the_item_does_not_name_is_not_revoked(string script)
    {
        Try(script);

        Assert.Equal("AB", Holders(G));
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-singapore' } | Revoke-CvmImageShare -Region "
        + "ap-guangzhou")]
    [InlineData("Row @{ ImageId = $G; AccountId = $C; Region = 'ap-singapore' } | Grant-CvmImageShare -Region "
        + "ap-guangzhou")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-singapore' } | Get-CvmImageShare -Region "
        + "ap-guangzhou | Revoke-CvmImageShare")]
    public void An_image_that_comes_with_another_region_than_the_typed_one_is_refused(string script)
        => ChangesNothing(script, "RegionMismatch");

    [Theory]
    [InlineData("$r = Grant-CvmImageShare $G $C; $r | Grant-CvmImageShare $W")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $C; Operation = 'Grant'; Status = 'Failed' "
        + "} | Grant-CvmImageShare $W")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $W; AccountId = $A; Operation = 'Revoke'; Status = "
        + "'Failed' } | Revoke-CvmImageShare $G")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $W; AccountId = $A; Operation = 'Grant'; Status = "
        + "'Shared'; SharedBefore = $false } | Revoke-CvmImageShare $G")]
    public void A_result_of_another_image_than_the_typed_one_is_refused(string script)
    {
        var ran = Try(script);

        Assert.Contains("ImageIdMismatch", AllCodes(ran));
        Assert.Equal("D", Holders(W));
        Assert.StartsWith("AB", Holders(G), System.StringComparison.Ordinal);
    }
}
