using System;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// The forms in which an account is understood, and those that are refused: typed, piped and in a row.
/// </summary>
public sealed class AccountFormTests : IntentShell
{
    [Theory]
    [InlineData("$C")]
    [InlineData("100000000012")]
    [InlineData("[long]$C")]
    [InlineData("[ulong]$C")]
    [InlineData("[decimal]$C")]
    [InlineData("[decimal]'100000000012.0'")]
    [InlineData("[decimal]'100000000012.00'")]
    [InlineData("[bigint]$C")]
    [InlineData("[double]$C")]
    [InlineData("100000000012.0")]
    [InlineData("\" $C`r\"")]
    [InlineData("\"`u{FEFF}$C\"")]
    [InlineData("\"$C`u{200B}\"")]
    [InlineData("\"`u{200E}$C`u{202C}\"")]
    [InlineData("\"`u{A0}$C`u{3000}\"")]
    [InlineData("@(,$C)")]
    [InlineData("@(,@(,$C))")]
    [InlineData("[string[]]$C")]
    [InlineData("[System.Collections.ArrayList]@($C)")]
    [InlineData("[System.Collections.Generic.List[object]]@($C)")]
    [InlineData("[System.Text.StringBuilder]::new($C).ToString()")]
    [InlineData("(Xml \"<a>$C</a>\")")]
    [InlineData("(Xml \"<a><![CDATA[$C]]></a>\")")]
    [InlineData("(Xml \"<a> $C </a>\")")]
    [InlineData("(& { $C } | Job)")]
    [InlineData("[psobject]$C")]
    public void An_account_in_a_form_that_is_understood_is_that_account(string form)
    {
        foreach (var culture in new[] { "en-US", "tr-TR", "th-TH", "ar-SA", "de-DE" })
            foreach (var script in new[]
            {
                $"Grant-CvmImageShare $W -AccountId ({form})",
                $"({form}) | Grant-CvmImageShare $W",
                $"Row @{{ ImageId = $W; AccountId = ({form}) }} | Grant-CvmImageShare",
                $"@{{ ImageId = $W; Uin = ({form}) }} | Grant-CvmImageShare",
                $"Row @{{ X = 1 }} | Grant-CvmImageShare $W -AccountId {{ {form} }}",
            })
            {
                TakeOtherImages();
                Leaves($"[cultureinfo]::CurrentCulture = '{culture}'; {script}", "AB", null);
                Assert.True(Holders(W) == "CD", $"{culture}: {script}: {Holders(W)}");
            }
    }

    [Theory]
    [InlineData("[double]9007199254740991", "9007199254740991")]
    [InlineData("[double]12345", "12345")]
    [InlineData("[double]1000000", "1000000")]
    [InlineData("[double]12345000000", "12345000000")]
    [InlineData("0123456", "0123456")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("'00012345'", "00012345")]
    [InlineData("[uint]4294967295", "4294967295")]
    [InlineData("[short]12345", "12345")]
    [InlineData("[decimal]100000000000", "100000000000")]
    [InlineData("100000000000", "100000000000")]
    [InlineData("'100000000000'", "100000000000")]
    public void A_number_keeps_its_digits(string typed, string account)
    {
        Try($"Grant-CvmImageShare $W -AccountId {(typed.StartsWith('[') ? $"({typed})" : typed)}").MustSucceed();

        Assert.True(Image(W).Shares.Contains(account));
        Assert.Equal(2, Image(W).Shares.Count);
    }

    [Theory]
    [InlineData("1e11")]
    [InlineData("[double]100000000000")]
    [InlineData("123456000000.0")]
    [InlineData("[double]1234567000000")]
    [InlineData("9007199254740992.0")]
    [InlineData("[double]::NaN")]
    [InlineData("[double]::PositiveInfinity")]
    [InlineData("100000000012.5")]
    [InlineData("[decimal]'100000000012.5'")]
    [InlineData("-100000000012")]
    [InlineData("-100000000012.0")]
    [InlineData("[float]12345")]
    [InlineData("[float]100000000012")]
    [InlineData("[Half]12345")]
    [InlineData("1234")]
    [InlineData("'123456789012345678901'")]
    [InlineData("[bigint]'123456789012345678901'")]
    [InlineData("'1.0E+11'")]
    [InlineData("'100000000012.0'")]
    [InlineData("'100,000,000,012'")]
    [InlineData("\"'$C'\"")]
    [InlineData("'\"100000000012\"'")]
    [InlineData("\"$C,$C\"")]
    [InlineData("'１０００００００００１２'")]
    [InlineData("'١٠٠٠٠٠٠٠٠٠١٢'")]
    [InlineData("\"10000000`u{200B}0012\"")]
    [InlineData("\"10000000`u{A0}0012\"")]
    [InlineData("'0x174876E80C'")]
    [InlineData("'uin/100000000012'")]
    [InlineData("[DBNull]::Value")]
    [InlineData("''")]
    [InlineData("\"`u{200B}\"")]
    [InlineData("\"`u{FEFF} `u{A0}\"")]
    [InlineData("$true")]
    [InlineData("[char]'1'")]
    [InlineData("[datetime]'2024-01-01'")]
    [InlineData("[timespan]::FromDays(100000)")]
    [InlineData("[consolecolor]::Red")]
    [InlineData("[version]'100000.12'")]
    [InlineData("[uri]'100000000012'")]
    [InlineData("[securestring]::new()")]
    [InlineData("[System.Text.Json.JsonDocument]::Parse('\"100000000012\"')")]
    [InlineData("[System.Text.Json.JsonDocument]::Parse('\"100000000012\"').RootElement")]
    [InlineData("[System.Text.Json.JsonDocument]::Parse('100000000012').RootElement")]
    [InlineData("[System.Text.Json.Nodes.JsonValue]::Create('100000000012')")]
    [InlineData("[System.Text.Json.Nodes.JsonNode]::Parse('[\"100000000012\"]')")]
    [InlineData("[System.Text.Encoding]::UTF8.GetBytes('100000000012')")]
    [InlineData("(Xml '<a><b>100000000012</b></a>')")]
    [InlineData("(Row @{ Number = $C })")]
    [InlineData("@{ Number = $C }")]
    [InlineData("@($C, (Row @{ Number = $D }))")]
    [InlineData("@($C, @{ Number = $D })")]
    [InlineData("@($C, @($D, @{ Number = $E }))")]
    [InlineData("@($C, $null)")]
    public void What_is_no_account_is_refused_and_Set_changes_nothing(string form)
    {
        foreach (var script in new[]
        {
            $"Set-CvmImageShare $G -AccountId ({form}) -Confirm:$false",
            $"$A, ({form}), $A | Set-CvmImageShare $G -Confirm:$false",
            $"(Row @{{ ImageId = $G; AccountId = $A }}), (Row @{{ ImageId = $G; AccountId = {form} }}) | "
                + $"Set-CvmImageShare -Confirm:$false",
            $"Row @{{ ImageId = $G; AccountId = {form} }} | Revoke-CvmImageShare -All -Confirm:$false",
            $"Row @{{ ImageId = $G; AccountId = {form} }} | Get-CvmImageShare | Revoke-CvmImageShare -Confirm:$false",
            $"(Row @{{ ImageId = $G; X = $A }}), (Row @{{ ImageId = $G }}) | Set-CvmImageShare -AccountId {{ if "
                + $"($_.X) {{ $_.X }} else {{ {form} }} }} -Confirm:$false",
        })
            ChangesNothing(script);
    }

    [Theory]
    [InlineData("Row @{ ImageId = $W; AccountId = @($C, @{ Number = $E }) }")]
    [InlineData("Row @{ ImageId = $W; AccountId = @($C, (Row @{ AccountId = $E })) }")]
    [InlineData("Row @{ ImageId = $W; AccountId = @(@{ AccountId = $E }, $C) }")]
    [InlineData("@{ ImageId = $W; AccountIds = @($C, [datetime]::Now) }")]
    [InlineData(", @($C, @{ Number = $E })")]
    [InlineData(", @($C, [datetime]::Now)")]
    public void A_list_with_something_that_is_no_account_refuses_its_item(string item)
    {
        var image = item.Contains("ImageId", StringComparison.Ordinal) ? "" : "$W";
        var ran = ChangesNothing(item + $" | Grant-CvmImageShare {image}", "AccountIdMalformed");
        NamesItem(ran, 1);
    }

    [Theory]
    [InlineData("JsonDocument]::Parse('{\"ImageId\":\"img-6pb6lrmy\",\"AccountId\":\"100000000010\"}')")]
    [InlineData("JsonDocument]::Parse('{\"ImageId\":\"img-6pb6lrmy\",\"AccountId\":\"100000000010\"}').RootElement")]
    [InlineData("Nodes.JsonNode]::Parse('{\"ImageId\":\"img-6pb6lrmy\",\"AccountId\":\"100000000010\"}')")]
    public void Objects_of_a_JSON_library_are_refused_with_advice(string row)
    {
        foreach (var command in new[]
        {
            "Revoke-CvmImageShare", "Set-CvmImageShare -Confirm:$false", "Grant-CvmImageShare",
            "Revoke-CvmImageShare -All -Confirm:$false", "Get-CvmImageShare | Revoke-CvmImageShare",
        })
            Assert.Contains(
                "ConvertFrom-Json",
                Told(ChangesNothing($", [System.Text.Json.{row} | {command}")),
                StringComparison.Ordinal);
    }
}
