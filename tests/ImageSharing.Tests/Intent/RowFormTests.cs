using System;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>The forms in which a row is understood, and what happens to one that is blank or damaged.</summary>
public sealed class RowFormTests : IntentShell
{
    public static TheoryData<string> Forms =>
    [
        "Row @{ ImageId = $G; AccountId = $A }",
        "Row @{ imageid = $G; ACCOUNTID = $A }",
        "Row @{ ImageId = $G; Uin = $A }",
        "Row @{ ImageId = $G; Account = $A }",
        "Row @{ ImageId = $G; AccountIds = @(, $A) }",
        "Row @{ ImageId = @(, $G); AccountId = $A; Region = @(, 'ap-guangzhou') }",
        "@{ ImageId = $G; AccountId = $A }",
        "@{ IMAGEID = $G; accountid = $A; REGION = 'AP-GUANGZHOU' }",
        "[ordered]@{ ImageId = $G; AccountId = $A }",
        "[System.Collections.Hashtable]::new(@{ ImageId = $G; uin = $A }, [StringComparer]::Ordinal)",
        "$d = [System.Collections.Generic.Dictionary[string, object]]::new(); $d['imageId'] = $G; $d['accountId'] = "
            + "$A; $d",
        "$d = [System.Collections.Generic.Dictionary[string, string]]::new(); $d['ImageId'] = $G; $d['AccountId'] = "
            + "$A; $d",
        "$d = [System.Collections.Specialized.OrderedDictionary]::new(); $d.Add('imageID', $G); $d.Add('accountID', "
            + "$A); $d",
        "DataRows ([ordered]@{ ImageId = $G; AccountId = $A })",
        "DataRows ([ordered]@{ ImageId = $G; AccountId = [double]$A; Region = [DBNull]::Value })",
        "DataRows ([ordered]@{ ImageId = $G; AccountId = [long]$A; Note = [DBNull]::Value })",
        "Xml \"<r ImageId='$G' AccountId='$A'/>\"",
        "Xml \"<r imageid='$G' uin='$A' region='ap-guangzhou'/>\"",
        "Xml \"<r><ImageId>$G</ImageId><AccountId>$A</AccountId></r>\"",
        "Xml \"<r ImageId='$G'><Uin> $A </Uin></r>\"",
        "Xml \"<r><ImageId>$G</ImageId><AccountId note='x'>$A</AccountId></r>\"",
        "Row @{ ImageId = $G; AccountId = $A; Note = 'x'; Region = '' } | Csv",
        "Row @{ ImageId = $G; AccountId = $A } | Pick ImageId, AccountId",
        "Row @{ ImageId = $G; AccountId = $A } | Job",
        "@{ ImageId = $G; AccountId = $A } | Job",
        "Get-CvmImageShare $G $A",
        "Get-CvmImageShare $G $A | Csv",
        "Get-CvmImageShare $G $A | Pick ImageId, AccountId, Region",
        "Get-CvmImageShare $G $A | Job",
        "Add-Member2",
        "Row @{ ImageId = $G; AccountId = $A; Uin = $A }",
        "Row @{ ImageId = $G; AccountId = $A; Uin = [double]$A }",
        "Row @{ ImageId = $G; AccountId = $A; Region = $null }",
        "Row @{ ImageId = $G; AccountId = $A; Region = \"`u{200B}AP-Guangzhou `u{FEFF}\" }",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_row_in_a_form_that_is_understood_gives_its_image_and_account(string row)
    {
        const string scripted =
            "$o = [psobject]::new(); $o.psobject.Properties.Add([psscriptproperty]::new('ImageId', { $G })); "
            + "$o.psobject.Properties.Add([psscriptproperty]::new('AccountId', { $A })); $o";
        row = row == "Add-Member2" ? scripted : row;
        Leaves($"& {{ {row} }} | Revoke-CvmImageShare", "B", null);
        TakeOtherImages();
        Leaves($"& {{ {row} }} | Get-CvmImageShare | Revoke-CvmImageShare", "B", null);
        TakeOtherImages();
        Leaves($"& {{ {row} }} | Set-CvmImageShare -Confirm:$false", "A", null);
        TakeOtherImages();
        Leaves($"& {{ {row} }} | Grant-CvmImageShare", "AB", null);
        TakeOtherImages();
        ChangesNothing($"& {{ {row} }} | Revoke-CvmImageShare -All -Confirm:$false", "AccountIdWithAll");
    }

    [Theory]
    [InlineData("$o = Row @{ ImageId = $G }; $o.psobject.Properties.Add([psscriptproperty]::new('AccountId', { throw "
        + "'no' })); $o")]
    [InlineData("$o = Row @{ AccountId = $A }; $o.psobject.Properties.Add([psscriptproperty]::new('ImageId', { throw "
        + "'no' })); $o")]
    [InlineData("$o = Row @{ ImageId = $G; AccountId = $A }; "
        + "$o.psobject.Properties.Add([psscriptproperty]::new('Region', { throw 'no' })); $o")]
    [InlineData("$o = Row @{ ImageId = $G; AccountId = $A }; "
        + "$o.psobject.Properties.Add([psscriptproperty]::new('Uin', { throw 'no' })); $o")]
    [InlineData("Row @{ ImageId = @($G, $W); AccountId = $A }")]
    [InlineData("Row @{ ImageId = @{ a = $G }; AccountId = $A }")]
    [InlineData("Row @{ ImageId = 42; AccountId = $A }")]
    [InlineData("Row @{ ImageId = $true; AccountId = $A }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = @('ap-guangzhou', 'ap-singapore') }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = @{ Name = 'ap-guangzhou' } }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 3 }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Uin = $C }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Account = @{ a = 1 } }")]
    [InlineData("Row @{ ImageId = $G; AccountId = @{ AccountId = $A } }")]
    [InlineData("Row @{ ImageId = $G; AccountId = @() }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $null }")]
    [InlineData("Row @{ ImageId = $G; AccountId = [DBNull]::Value }")]
    [InlineData("Row @{ ImageId = $G; AccountID2 = $A }")]
    [InlineData("Row @{ ImageId = $G; 'AccountId ' = $A }")]
    [InlineData("Row @{ 'Image Id' = $G; AccountId = $A }")]
    [InlineData("@{ ImageId = $G; Acount = $A }")]
    [InlineData("@{}")]
    [InlineData("[pscustomobject]@{}")]
    [InlineData("[object]::new()")]
    [InlineData("$d = [hashtable]::new([StringComparer]::Ordinal); $d['ImageId'] = $G; $d['AccountId'] = $A; "
        + "$d['accountid'] = $C; $d")]
    [InlineData("$d = [hashtable]::new([StringComparer]::Ordinal); $d['ImageId'] = $G; $d['imageid'] = $W; "
        + "$d['AccountId'] = $A; $d")]
    [InlineData("Xml \"<r ImageId='$G'><AccountId><b>$A</b></AccountId></r>\"")]
    [InlineData("Xml \"<r ImageId='$G'><AccountId>$A</AccountId><AccountId><b>$B</b></AccountId></r>\"")]
    [InlineData("Xml \"<r ImageId='$G'><ImageId>$W</ImageId><AccountId>$A</AccountId></r>\"")]
    [InlineData("DataRows ([ordered]@{ ImageId = $G; AccountId = $null })")]
    [InlineData("DataRows ([ordered]@{ ImageId = [DBNull]::Value; AccountId = $A })")]
    [InlineData("Get-CvmImageShare $G $A | Pick ImageId, AcountId")]
    [InlineData("$G")]
    [InlineData("[xml]\"<r ImageId='$G' AccountId='$A'/>\"")]
    public void A_row_that_is_damaged_is_refused_whole(string row)
    {
        foreach (var command in new[]
        {
            "Revoke-CvmImageShare", "Set-CvmImageShare -Confirm:$false", "Grant-CvmImageShare",
            "Revoke-CvmImageShare -Confirm:$false",
        })
            ChangesNothing($"& {{ {row} }} | {command}");
        ChangesNothing($"(Row @{{ ImageId = $G; AccountId = $A }}), (& {{ {row} }}) | Set-CvmImageShare "
            + $"-Confirm:$false", "DesiredSetIncomplete");
        ChangesNothing($"(& {{ {row} }}), (Row @{{ ImageId = $G; AccountId = $A }}) | Set-CvmImageShare "
            + $"-Confirm:$false", "DesiredSetIncomplete");
        if (row != "$G") ChangesNothing($"& {{ {row} }} | Revoke-CvmImageShare -All -Confirm:$false");
    }

    [Theory]
    [InlineData("(Row @{ ImageId = ''; AccountId = '' }), (Row @{ ImageId = ' '; AccountId = '' })")]
    [InlineData("(Row @{ ImageId = ''; AccountId = ''; Region = '' })")]
    [InlineData("(Row @{ ImageId = ''; AccountId = ''; Region = ''; Note = '' })")]
    [InlineData("@{ ImageId = ''; AccountId = '' }")]
    public void Blank_rows_at_the_end_are_skipped_and_counted_in_one_warning(string blanks)
    {
        var ran = Leaves(
            $"& {{ Row @{{ ImageId = $G; AccountId = $A }}; {blanks} }} | Set-CvmImageShare -Confirm:$false", "A",
                null);
        Assert.Matches("[12]|one|two", Assert.Single(ran.Warnings));
        TakeOtherImages();
        ran = Leaves($"& {{ Row @{{ ImageId = $G; AccountId = $C }}; {blanks} }} | Grant-CvmImageShare", "ABC", null);
        Assert.Single(ran.Warnings);
        TakeOtherImages();
        ran = Leaves($"& {{ Row @{{ ImageId = $G; AccountId = $A }}; {blanks} }} | Revoke-CvmImageShare", "B", null);
        Assert.Single(ran.Warnings);
    }

    [Theory]
    [InlineData("$A, $B, '', ' '")]
    [InlineData("$A, $B, ''")]
    [InlineData("$A, $B, \"`u{FEFF}\"")]
    public void Blank_lines_at_the_end_are_skipped_with_one_warning(string lines)
        => Assert.Single(Leaves($"{lines} | Set-CvmImageShare $G -Confirm:$false", "AB", null).Warnings);

    [Theory]
    [InlineData("$A, '', $B")]
    [InlineData("'', $A, $B")]
    [InlineData("$A, $B, $null")]
    [InlineData("$A, $null, ''")]
    [InlineData("$A, '', $null, ''")]
    [InlineData("$A, (Row @{ AccountId = '' })")]
    [InlineData("$A, (Row @{ ImageId = ''; AccountId = $null })")]
    [InlineData("''")]
    [InlineData("(Row @{ ImageId = ''; AccountId = '' })")]
    public void A_blank_elsewhere_keeps_Set_from_writing(string items)
        => ChangesNothing($"{items} | Set-CvmImageShare $G -Confirm:$false");

    [Theory]
    [InlineData("(Row @{ ImageId = '' }), (Row @{ ImageId = $G })")]
    [InlineData("(Row @{ ImageId = ''; Region = '' }), (Row @{ ImageId = $G; Region = '' })")]
    [InlineData("'', $G")]
    [InlineData("$G, $null")]
    [InlineData("(Row @{ ImageId = $G; Region = '' }), (Row @{ ImageId = $null; Region = '' })")]
    public void A_blank_elsewhere_is_an_error_of_All(string items)
        => Assert.NotEmpty(AllCodes(Try($"{items} | Revoke-CvmImageShare -All -Confirm:$false")));

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = @($A, $C) }", "ABC")]
    [InlineData("Row @{ ImageId = $G; AccountId = [System.Collections.ArrayList]@($A, $C) }", "ABC")]
    [InlineData("Xml \"<r ImageId='$G'><AccountId>$A</AccountId><AccountId>$C</AccountId></r>\"", "ABC")]
    [InlineData(", @($C, $D)", "ABCD")]
    public void A_list_of_accounts_in_one_item_gives_each(string row, string holders)
        => Leaves($"& {{ {row} }} | Grant-CvmImageShare $G", holders, null);
}
