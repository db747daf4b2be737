using System;
using System.Linq;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>Image IDs and regions that can't be right are refused before anything is sent, and named.</summary>
public sealed class ImageAndRegionTests : IntentShell
{
    [Theory]
    [InlineData("IMG-6PB6LRMY")]
    [InlineData("Img-6pb6lrmy")]
    [InlineData("img-6PB6lrmy")]
    [InlineData("'img-6pb6lrmy'")]
    [InlineData("\u2018img-6pb6lrmy\u2019")]
    [InlineData("\uFF02img-6pb6lrmy\uFF02")]
    [InlineData("img-6pb6lrmy,img-9qabwvbn")]
    [InlineData("img-6pb6lrmy img-9qabwvbn")]
    [InlineData("img-6pb6lrmy;img-9qabwvbn")]
    [InlineData("[`\"img-6pb6lrmy`\",`\"img-9qabwvbn`\"]")]
    [InlineData("img-6pb6lrmy`nimg-9qabwvbn")]
    [InlineData("golden-web-2026-02")]
    [InlineData("img_6pb6lrmy")]
    [InlineData("img6pb6lrmy")]
    [InlineData("6pb6lrmy")]
    [InlineData("img-")]
    [InlineData("img-6pb6`u{200B}lrmy")]
    [InlineData("img-6pb6`u{FEFF}lrmy")]
    [InlineData("img-6pb6`u{A0}lrmy")]
    [InlineData("img-6pb6 lrmy")]
    [InlineData("img-6pb6lrm\u0443")]
    [InlineData("img-６pb6lrmy")]
    [InlineData("\u0130mg-6pb6lrmy")]
    [InlineData("\u0131mg-6pb6lrmy")]
    [InlineData("img-6pb6lr*")]
    [InlineData("img-6pb6lrmy/")]
    [InlineData("https://console.cloud.tencent.com/cvm/image/detail/1/img-6pb6lrmy")]
    [InlineData("ami-6pb6lrmy")]
    [InlineData("ins-6pb6lrmy")]
    public void An_image_ID_that_cannot_be_right_is_refused_before_anything_is_sent(string image)
    {
        foreach (var culture in new[] { "en-US", "tr-TR", "th-TH" })
            foreach (var script in new[]
            {
                $"Set-CvmImageShare \"{image}\" $A -Confirm:$false",
                $"Revoke-CvmImageShare \"{image}\" $A",
                $"Revoke-CvmImageShare \"{image}\" -All -Confirm:$false",
                $"\"{image}\" | Revoke-CvmImageShare -All -Confirm:$false",
                $"Row @{{ ImageId = \"{image}\"; AccountId = $A }} | Revoke-CvmImageShare",
                $"Row @{{ ImageId = \"{image}\"; AccountId = $A }} | Set-CvmImageShare -Confirm:$false",
                $"(Row @{{ ImageId = $G; AccountId = $A }}), (Row @{{ ImageId = \"{image}\"; AccountId = $B }}) | "
                    + $"Set-CvmImageShare -Confirm:$false",
            })
            {
                ChangesNothing($"[cultureinfo]::CurrentCulture = '{culture}'; {script}", "ImageIdMalformed");
                Assert.Empty(Service.Requests.All);
            }
    }

    [Theory]
    [InlineData("IMG-6PB6LRMY")]
    [InlineData("img-6pb6`u{200B}lrmy")]
    [InlineData("img-6pb6lrmy,img-9qabwvbn")]
    [InlineData("golden-web")]
    public void Grant_warns_about_an_unusual_image_ID_and_gives_nobody_else_a_share(string image)
    {
        var ran = Try($"Grant-CvmImageShare \"{image}\" $C");

        Assert.NotEmpty(ran.Warnings);
        Assert.NotEmpty(AllCodes(ran));
        Assert.Equal("AB", Holders(G));
        Assert.Equal("D", Holders(W));
    }

    [Theory]
    [InlineData("img-123")]
    [InlineData("img-6pb6lrmy0")]
    [InlineData("img-0123456789abcdef")]
    public void An_image_ID_of_another_length_is_sent(string image)
    {
        Image(image).Shares.Declare(Account('A'));
        Try($"Revoke-CvmImageShare {image} $A").MustSucceed();

        Assert.Equal("", Holders(image));
    }

    [Theory]
    [InlineData("ap-guangzhou-3")]
    [InlineData("AP-GUANGZHOU-3")]
    [InlineData("ap-guangzhou,ap-singapore")]
    [InlineData("ap-guangzhou ap-singapore")]
    [InlineData("'ap-guangzhou'")]
    [InlineData("ap_guangzhou")]
    [InlineData("ap-guang`u{200B}zhou")]
    [InlineData("ap-guang`u{A0}zhou")]
    [InlineData("ap-guang zhou")]
    [InlineData("ap-gu\u0131angzhou")]
    [InlineData("广州")]
    [InlineData("ap-guangzhou/")]
    [InlineData("cvm.ap-guangzhou.tencentcloudapi.com")]
    public void A_region_that_cannot_be_right_is_refused_before_anything_is_sent(string region)
    {
        foreach (var script in new[]
        {
            $"Set-CvmImageShare $G $A -Region \"{region}\" -Confirm:$false",
            $"Revoke-CvmImageShare $G $A -Region \"{region}\"",
            $"Revoke-CvmImageShare $G -All -Region \"{region}\" -Confirm:$false",
            $"Row @{{ ImageId = $G; Region = \"{region}\" }} | Revoke-CvmImageShare -All -Confirm:$false",
            $"Row @{{ ImageId = $G; AccountId = $A; Region = \"{region}\" }} | Revoke-CvmImageShare",
            $"Row @{{ ImageId = $G; AccountId = $A; Region = \"{region}\" }} | Set-CvmImageShare -Confirm:$false",
            $"Row @{{ AccountId = $A; Region = \"{region}\" }} | Set-CvmImageShare $G -Confirm:$false",
            $"Row @{{ AccountId = $A; Region = \"{region}\" }} | Set-CvmImageShare $G -Region ap-guangzhou "
                + $"-Confirm:$false",
            $"Row @{{ AccountId = $A; Region = \"{region}\" }} | Revoke-CvmImageShare $G -Region ap-guangzhou",
            $"Row @{{ ImageId = $G; AccountId = $A }} | Revoke-CvmImageShare -Region {{ \"{region}\" }}",
        })
        {
            ChangesNothing(script, "RegionMalformed");
            Assert.Empty(Service.Requests.All);
        }
    }

    [Theory]
    [InlineData("AP-GUANGZHOU")]
    [InlineData("Ap-Guangzhou")]
    [InlineData(" ap-guangzhou ")]
    [InlineData("`u{FEFF}ap-guangzhou`u{200B}")]
    [InlineData("`u{200E}AP-Guangzhou`u{A0}")]
    public void A_region_is_lowered_and_trimmed(string region)
    {
        foreach (var culture in new[] { "en-US", "tr-TR", "th-TH" })
            foreach (var script in new[]
            {
                $"Revoke-CvmImageShare $G $A -Region \"{region}\"",
                $"Row @{{ ImageId = $G; AccountId = $A; Region = \"{region}\" }} | Revoke-CvmImageShare",
                $"Row @{{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou' }} | Revoke-CvmImageShare -Region "
                    + $"\"{region}\"",
                $"Row @{{ ImageId = $G; AccountId = $A }} | Revoke-CvmImageShare -Region {{ \"{region}\" }}",
                $"(Row @{{ ImageId = $G; AccountId = $B; Region = 'ap-guangzhou' }}), (Row @{{ ImageId = $G; "
                    + $"AccountId = $B; Region = \"{region}\" }}) | Set-CvmImageShare -Confirm:$false",
            })
            {
                TakeOtherImages();
                Leaves($"[cultureinfo]::CurrentCulture = '{culture}'; {script}", "B", null);
            }
    }

    [Theory]
    [InlineData("AP-BEIJING", "ap-beijing")]
    [InlineData("AP-MUMBAI", "ap-mumbai")]
    public void A_Turkish_I_is_accepted(string typed, string region)
    {
        Image(G, region).Shares.Declare(Account('A'));
        Leaves($"[cultureinfo]::CurrentCulture = 'tr-TR'; Revoke-CvmImageShare $G $A -Region {typed}", "AB", null);

        Assert.Equal("", Holders(G, region));
    }

    [Fact]
    public void A_region_that_is_not_known_is_sent_for_the_service_to_judge()
    {
        ChangesNothing("Revoke-CvmImageShare $G $A -Region xx-nowhere");

        Assert.NotEmpty(Service.Requests.All);
        Assert.All(Service.Requests.All, request => Assert.Equal("xx-nowhere", request.Region));
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = @(, 'ap-guangzhou') } | Revoke-CvmImageShare")]
    [InlineData("Row @{ ImageId = @(, $G); AccountId = @(, $A) } | Revoke-CvmImageShare")]
    [InlineData("Revoke-CvmImageShare $G $A -Region @(, 'ap-guangzhou')")]
    public void A_list_of_one_is_its_one_value(string script) => Leaves(script, "B", null);
}
