using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>Inputs from bug reports of other modules that once granted or revoked access without the intent of the user.</summary>
public sealed class SeenInputTests : IntentShell
{
    [Fact]
    public void Rows_of_pairs_through_Get_revoke_these_pairs_alone()
        => Leaves("Row @{ ImageId = $G; AccountId = $A } | Get-CvmImageShare | Revoke-CvmImageShare", "B", null);

    [Theory]
    [InlineData("Get-CvmImageShare $G -AccountId $x.Uid | Revoke-CvmImageShare")]
    [InlineData("Get-CvmImageShare $G -AccountId @() | Revoke-CvmImageShare")]
    [InlineData("Get-CvmImageShare $G -AccountId '' | Revoke-CvmImageShare")]
    [InlineData("Get-CvmImageShare $G -AccountId ' ' | Revoke-CvmImageShare")]
    [InlineData("Get-CvmImageShare $G $null | Revoke-CvmImageShare")]
    public void An_account_filter_that_is_null_or_blank_is_not_everybody(string script)
        => ChangesNothing("$x = Row @{ Uin = $A }; " + script);

    [Fact]
    public void An_image_row_through_a_search_revokes_that_image_alone()
    {
        var ran = Leaves(
            "Row @{ ImageId = $W; Region = 'ap-guangzhou' } | Get-CvmImage -ImageState NORMAL"
                + " | Revoke-CvmImageShare -All -Confirm:$false",
            "AB",
            null);
        Assert.Equal("", Holders(W));
        Assert.Single(ran.Output);
    }

    [Theory]
    [InlineData("'1250000001' | Grant-CvmImageShare $W -AccountId { $uinOf[$_] }")]
    [InlineData("1250000001 | Grant-CvmImageShare $W -AccountId { $uinOf[\"$_\"] }")]
    public void A_script_block_replaces_the_piped_text(string script)
    {
        Try("$uinOf = @{ '1250000001' = $C }; " + script).MustSucceed();

        Assert.Equal("CD", Holders(W));
    }

    [Theory]
    [InlineData("$rows | Grant-CvmImageShare $G -AccountId { $_.'账号ID' }", "ABCD")]
    [InlineData("$rows | Set-CvmImageShare $G -AccountId { $_.'账号ID' } -Confirm:$false", "CD")]
    [InlineData("$rows | Revoke-CvmImageShare $G -AccountId { $_.'账号ID' }", "AB")]
    public void A_script_block_reads_a_column_of_any_name(string script, string holders)
        => Leaves("$rows = (Row @{ '账号ID' = $C }), (Row @{ '账号ID' = $D }); " + script, holders, null);

    [Theory]
    [InlineData("(Row @{ ImageId = $G; Acct = $A }), (Row @{ ImageId = $G; Acct = $null })")]
    [InlineData("(Row @{ ImageId = $G; Acct = $null }), (Row @{ ImageId = $G; Acct = $A })")]
    public void A_row_whose_block_fails_keeps_Set_from_writing(string rows)
        => ChangesNothing(
            rows + " | Set-CvmImageShare -AccountId { $_.Acct.Trim() } -Confirm:$false", "DesiredSetIncomplete");

    [Fact]
    public void The_value_of_a_region_block_is_not_thrown_away()
    {
        Image(G, Elsewhere).Shares.Declare(Account('C'));
        Leaves(
            "Row @{ ImageId = $G; Place = 'ap-singapore' }"
                + " | Revoke-CvmImageShare -Region { $_.Place } -All -Confirm:$false",
            "AB",
            "AccountIdWithAll");
        Assert.Equal("C", Holders(G, Elsewhere));
    }

    [Theory]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou' }), (Row @{ ImageId = $G; AccountId = "
        + "$B; Region = 'ap-guangzou' })")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $G; AccountId = $B; Region = "
        + "'ap-singapore' })")]
    public void One_image_under_two_regions_keeps_Set_from_writing(string rows)
        => ChangesNothing(rows + " | Set-CvmImageShare -Confirm:$false", "DesiredSetIncomplete");

    [Theory]
    [InlineData("$G`u{200B}")]
    [InlineData("`u{200E}$G`u{200F}")]
    [InlineData("`u{FEFF}$G")]
    [InlineData(" $G`u{A0}")]
    public void An_invisible_character_at_an_end_of_an_image_ID_is_trimmed(string image)
        => Leaves(
            $"(Row @{{ ImageId = $G; AccountId = $A }}), (Row @{{ ImageId = \"{image}\"; AccountId = $B }})"
                + " | Set-CvmImageShare -Confirm:$false",
            "AB",
            null);

    [Theory]
    [InlineData("""<share ImageId="$G" AccountId="$C"/>""")]
    [InlineData("""<share><ImageId>$G</ImageId><AccountId>$C</AccountId></share>""")]
    [InlineData("""<share ImageId="$G"><Uin>$C</Uin></share>""")]
    public void The_account_of_an_XML_element_is_seen_beside_All(string element)
        => ChangesNothing(
            $"Xml \"{element.Replace("\"", "`\"", StringComparison.Ordinal)}\""
                + " | Revoke-CvmImageShare -All -Confirm:$false",
            "AccountIdWithAll");

    [Fact]
    public void XML_elements_in_AccountId_are_their_text()
        => Leaves("Set-CvmImageShare $G -AccountId (Xml \"<a>$A</a><a>$C</a>\") -Confirm:$false", "AC", null);

    [Theory]
    [InlineData("<a>$A</a><a><b>$B</b></a>")]
    [InlineData("<a>$A</a><a AccountId='$B'/>")]
    [InlineData("<a>$A</a><a/>")]
    public void An_XML_element_in_AccountId_that_is_no_text_does_not_vanish(string elements)
        => ChangesNothing($"Set-CvmImageShare $G -AccountId (Xml \"{elements}\") -Confirm:$false");

    [Fact]
    public void Shares_from_two_regions_are_copied_to_one_image()
    {
        var one = Service.Images.Add("img-0000000x");
        var other = Service.Images.Add("img-0000000y", Elsewhere);
        one.Name = other.Name = "golden";
        one.Shares.Declare(Account('A'));
        other.Shares.Declare(Account('B'), Account('C'));

        Leaves(
            "Get-CvmImage -Name golden -Region ap-guangzhou, ap-singapore | Get-CvmImageShare"
                + " | Set-CvmImageShare $G -Confirm:$false",
            "ABC",
            null);
        Assert.Equal("", Holders(G, Elsewhere));
    }

    [Fact]
    public void An_account_that_the_service_refuses_does_not_empty_the_image()
    {
        Service.Accounts.Declare(Account('C'), AccountKind.Unknown);

        var ran = ChangesNothing("Set-CvmImageShare $G $C -Confirm:$false", "InvalidAccountId.NotFound");
        Assert.Equal(
            [
                $"{Account('A')} Failed DesiredSetIncomplete", $"{Account('B')} Failed DesiredSetIncomplete",
                $"{Account('C')} Failed InvalidAccountId.NotFound",
            ],
            ran.Results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_named_credentials_file_that_is_missing_is_an_error()
    {
        WithoutKeys();
        Write(".tencentcloud/credentials", Ini("prod"));
        Set("TENCENTCLOUD_CREDENTIALS_FILE", Home("gone"));
        try
        {
            var ran = ChangesNothing("Grant-CvmImageShare $G $C -ProfileName prod");
            Assert.Contains(Home("gone"), Told(ran), StringComparison.Ordinal);
            Assert.Empty(Service.Requests.All);
        }
        finally
        {
            File.Delete(Home(".tencentcloud/credentials"));
        }
    }

    [Fact]
    public void A_relative_credentials_file_is_relative_to_the_location_of_the_shell()
    {
        WithoutKeys();
        Write("here/creds", Ini("default"));
        Set("TENCENTCLOUD_CREDENTIALS_FILE", "./creds");

        Leaves($"$null = $ExecutionContext.SessionState.Path.SetLocation('{Home("here")}'); Grant-CvmImageShare $G "
            + $"$C", "ABC", null);
    }

    [Theory]
    [InlineData("[default]\nsecret_id: {0}\nsecret_key: {1}\n")]
    [InlineData("# mine\r\n[default]\r\nsecret_id : {0}\r\nsecret_key : {1}\r\n")]
    public void Colons_of_an_INI_file_are_read(string text)
    {
        WithoutKeys();
        Write("colons", string.Format(
            System.Globalization.CultureInfo.InvariantCulture, text, SandboxKey.Default.SecretId,
            SandboxKey.Default.SecretKey));
        Set("TENCENTCLOUD_CREDENTIALS_FILE", Home("colons"));

        Leaves("Grant-CvmImageShare $G $C", "ABC", null);
    }

    [Fact]
    public void An_undo_leaves_what_was_there_before_the_grant()
    {
        Service.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };

        Leaves("$r = Grant-CvmImageShare $G $A; $r | Revoke-CvmImageShare", "AB", null);
    }

    [Fact]
    public void Results_of_one_image_do_not_revoke_shares_of_another()
        => Leaves("Grant-CvmImageShare $G $D | Revoke-CvmImageShare $W", "ABD", "ImageIdMismatch");

    [Theory]
    [InlineData("ProfileName", "$null")]
    [InlineData("ProfileName", "''")]
    [InlineData("ProfileName", "' '")]
    [InlineData("RoleArn", "$null")]
    [InlineData("RoleArn", "''")]
    [InlineData("Credential", "$null")]
    public void A_blank_identity_does_not_go_on_under_another(string name, string blank)
    {
        ChangesNothing($"Revoke-CvmImageShare $G $A -{name} {blank}", "ParameterBlank");
        ChangesNothing(
            $"$p = @{{ {name} = {blank} }}; Set-CvmImageShare $G $A @p -Confirm:$false", "ParameterBlank");
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData("[double]$C, [double]$D | Grant-CvmImageShare $G", "ABCD")]
    [InlineData("@{ ImageId = $G; AccountId = $C }, [ordered]@{ ImageId = $G; AccountId = $D } | Grant-CvmImageShare",
        "ABCD")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $C }), (Row @{ ImageId = ''; AccountId = '' }) | Set-CvmImageShare "
        + "-Confirm:$false", "C")]
    public void What_a_spreadsheet_gives_is_understood(string script, string holders) => Leaves(script, holders, null);

    private static string Home(string name) => Path.Combine(Environment.GetEnvironmentVariable("HOME")!, name);

    private static void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Home(name))!);
        File.WriteAllText(Home(name), text);
    }

    private static string Ini(string profile)
        => $"[{profile}]\nsecret_id = {SandboxKey.Default.SecretId}\nsecret_key = {SandboxKey.Default.SecretKey}\n";

    private void WithoutKeys()
    {
        Set("TENCENTCLOUD_SECRET_ID", null);
        Set("TENCENTCLOUD_SECRET_KEY", null);
    }
}
