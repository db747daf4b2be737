using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// -All takes back every share of images that were given as images, and of nothing that could be a pair.
/// </summary>
public sealed class AllGuardTests : IntentShell
{
    private const string All = " | Revoke-CvmImageShare -All -Confirm:$false";

    [Theory]
    [InlineData("$G")]
    [InlineData("\" $G`u{200B}\"")]
    [InlineData("@(, $G)")]
    [InlineData("Get-CvmImage $G")]
    [InlineData("Get-CvmImage $G | Csv")]
    [InlineData("Get-CvmImage $G | Job")]
    [InlineData("Get-CvmImage $G | Pick ImageId")]
    [InlineData("Get-CvmImage $G | Pick ImageId, Region")]
    [InlineData("Get-CvmImage $G | Pick ImageId, Region, ImageName, CreatedTime, Tags, SnapshotIds")]
    [InlineData("Get-CvmImage $G | Job | Job")]
    [InlineData("Get-CvmImage $G | Csv | Job")]
    [InlineData("Get-CvmImage $G | Where-Object ImageState -eq NORMAL")]
    [InlineData("Get-CvmImage $G | Csv | Where-Object ImageState -eq NORMAL")]
    [InlineData("Row @{ ImageId = $G }")]
    [InlineData("Row @{ ImageId = $G; Region = 'ap-guangzhou' }")]
    [InlineData("Row @{ ImageId = $G; Region = '' }")]
    [InlineData("Row @{ IMAGEID = $G; region = 'AP-GUANGZHOU'; imagename = 'x' }")]
    [InlineData("@{ ImageId = $G }")]
    [InlineData("[ordered]@{ ImageId = $G; Region = 'ap-guangzhou' }")]
    [InlineData("DataRows ([ordered]@{ ImageId = $G; Region = [DBNull]::Value })")]
    [InlineData("Xml \"<i ImageId='$G'/>\"")]
    [InlineData("Xml \"<i><ImageId>$G</ImageId><Region>ap-guangzhou</Region></i>\"")]
    [InlineData("Row @{ ImageId = $G; Region = '' }; Row @{ ImageId = ''; Region = '' }")]
    public void An_image_loses_every_share(string images)
    {
        Leaves($"& {{ {images} }}" + All, "", null);
        Assert.Equal("D", Holders(W));
    }

    [Theory]
    [InlineData("Get-CvmImageShare $G")]
    [InlineData("Get-CvmImageShare $G $A")]
    [InlineData("Get-CvmImageShare $G | Csv")]
    [InlineData("Get-CvmImageShare $G | Job")]
    [InlineData("Get-CvmImageShare $G | Pick ImageId, Region, AccountId")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A }")]
    [InlineData("Row @{ ImageId = $G; AccountId = '' }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $null }")]
    [InlineData("Row @{ ImageId = $G; Uin = $A }")]
    [InlineData("Row @{ ImageId = $G; Uid = $A }")]
    [InlineData("Row @{ ImageId = $G; '账号ID' = $A }")]
    [InlineData("Row @{ ImageId = $G; Note = 'leaver' }")]
    [InlineData("Row @{ ImageId = $G; Note = '' }")]
    [InlineData("Row @{ ImageId = $G; Note = $null }")]
    [InlineData("Row @{ ImageId = $G; Place = 'ap-guangzhou' }")]
    [InlineData("@{ ImageId = $G; Owner = $A }")]
    [InlineData("[ordered]@{ ImageId = $G; AccountId = $A }")]
    [InlineData("DataRows ([ordered]@{ ImageId = $G; AccountId = $A })")]
    [InlineData("DataRows ([ordered]@{ ImageId = $G; AccountId = [DBNull]::Value })")]
    [InlineData("Xml \"<i ImageId='$G' owner='x'/>\"")]
    [InlineData("Xml \"<i ImageId='$G'><AccountId/></i>\"")]
    [InlineData("Xml \"<i><ImageId>$G</ImageId><AccountId>$A</AccountId></i>\"")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Job")]
    [InlineData("$x = Get-CvmImage $G; $x.psobject.Properties.Add([psnoteproperty]::new('Uin', $A)); $x")]
    [InlineData("$x = Get-CvmImage $G; $x.psobject.Properties.Add([psnoteproperty]::new('Uin', $C)); $x")]
    [InlineData("$x = Get-CvmImage $G; $x.psobject.Properties.Add([psnoteproperty]::new('Note', '')); $x")]
    [InlineData("Get-CvmImage $G | Select-Object *, @{ n = 'Uin'; e = { $A } }")]
    [InlineData("$x = Get-CvmImage $G | Csv; $x.psobject.Properties.Add([psnoteproperty]::new('Who', $A)); $x")]
    [InlineData("$x = Row @{ ImageId = $G }; $x.psobject.Properties.Add([psscriptproperty]::new('Who', { $A })); $x")]
    [InlineData("$x = Row @{ ImageId = $G }; $x.psobject.Properties.Add([psscriptproperty]::new('Who', { throw 'no' "
        + "})); $x")]
    [InlineData("$x = Row @{ ImageId = $G; Owner = $A }; $x.psobject.Properties.Add([psaliasproperty]::new('Who', "
        + "'Owner')); $x")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Operation = 'Grant'; Status = 'Shared' "
        + "}")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Operation = 'Revoke'; Status = "
        + "'Failed' }")]
    [InlineData("(Row @{ ImageId = $W }), (Row @{ ImageId = $G; AccountId = $A })")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $W })")]
    [InlineData("(Row @{ ImageId = $G }), (Row @{ ImageId = $W; Note = 'x' })")]
    [InlineData("$G, (Row @{ ImageId = $W; Uin = $D })")]
    public void A_row_that_could_name_an_account_revokes_nothing(string rows)
    {
        var ran = ChangesNothing($"& {{ {rows} }}" + All, "AccountIdWithAll");
        Assert.Empty(ran.Output);
        Assert.Contains("Select-Object", Told(ran), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$A | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("$G | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("$W | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("[DBNull]::Value | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData(", @() | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData(", @($null) | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("$null | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("@{} | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("[object]::new() | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("Row @{ ImageId = @{ a = 1 } } | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("Row @{ Region = 'ap-guangzhou-3' } | Revoke-CvmImageShare $G -All -Confirm:$false")]
    [InlineData("Revoke-CvmImageShare $G $A -All -Confirm:$false")]
    [InlineData("Revoke-CvmImageShare $G -AccountId @() -All -Confirm:$false")]
    [InlineData("Revoke-CvmImageShare $G -AccountId $null -All -Confirm:$false")]
    [InlineData("$G | Revoke-CvmImageShare -AccountId $A -All -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G } | Revoke-CvmImageShare -AccountId { $_.Uin } -All -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G } | Revoke-CvmImageShare -AccountId { $A } -All -Confirm:$false")]
    [InlineData("Grant-CvmImageShare $G $A | Revoke-CvmImageShare -All -Confirm:$false")]
    public void Anything_that_could_be_an_account_beside_All_revokes_nothing(string script)
        => ChangesNothing(script);

    [Theory]
    [InlineData("$A")]
    [InlineData("100000000010")]
    [InlineData("$true")]
    [InlineData("$null")]
    [InlineData("@{}")]
    [InlineData("[pscustomobject]@{}")]
    [InlineData("Row @{ Name = $G }")]
    [InlineData("Row @{ Image = $G }")]
    [InlineData("Row @{ ImageId = '' }")]
    [InlineData("Row @{ ImageId = $null; Region = 'ap-guangzhou' }")]
    [InlineData("Row @{ ImageId = $G, $W }")]
    [InlineData("Row @{ ImageId = $G; Region = 'ap-guangzhou', 'ap-singapore' }")]
    [InlineData("Row @{ ImageId = $G; Region = @{ a = 1 } }")]
    [InlineData("Row @{ ImageId = $G; Region = 'ap-guangzhou-3' }")]
    [InlineData("Row @{ ImageId = \"$G,$W\" }")]
    [InlineData("Row @{ ImageId = 'golden-web' }")]
    [InlineData("\"$G,$W\"")]
    [InlineData("[object]::new()")]
    [InlineData("[datetime]::Now")]
    [InlineData("[System.Text.Json.JsonDocument]::Parse('{\"ImageId\":\"img-6pb6lrmy\"}').RootElement")]
    public void What_is_no_image_revokes_nothing(string item)
    {
        ChangesNothing($"& {{ {item} }}" + All);
    }

    [Fact]
    public void A_damaged_row_among_images_is_refused_with_its_place()
        => NamesItem(Try("$W, (Row @{ ImageId = $G; Region = @{ a = 1 } })" + All), 2);

    [Theory]
    [InlineData("$A | Revoke-CvmImageShare $G -All:$false", "B")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Revoke-CvmImageShare -All:$false", "B")]
    [InlineData("Revoke-CvmImageShare $G $A -All:$false", "B")]
    public void All_that_is_false_is_as_if_it_were_absent(string script, string holders)
        => Leaves(script, holders, null);

    [Theory]
    [InlineData("$G | Revoke-CvmImageShare -All:$false -Confirm:$false")]
    [InlineData("Revoke-CvmImageShare $G -All:$false -Confirm:$false")]
    [InlineData("Get-CvmImage $G | Revoke-CvmImageShare -All:$false -Confirm:$false")]
    [InlineData("Get-CvmImage $G | Revoke-CvmImageShare -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G } | Revoke-CvmImageShare -Confirm:$false")]
    public void Without_All_an_image_alone_revokes_nothing(string script) => ChangesNothing(script);
}
