using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>Errors that were true and did not help: each now names what is wrong.</summary>
public sealed class SeenMessageTests : IntentShell
{
    [Theory]
    [InlineData("\"$A,$B\"")]
    [InlineData("\"$A $B\"")]
    [InlineData("\"$A;$B\"")]
    [InlineData("\"$A`n$B\"")]
    [InlineData("\"[`\"$A`\",`\"$B`\"]\"")]
    [InlineData("\"[$A, $B]\"")]
    [InlineData("\"$A，$B\"")]
    [InlineData("\"$A、$B\"")]
    public void Several_accounts_in_one_text_are_called_several(string text)
    {
        foreach (var script in new[] { $"Revoke-CvmImageShare $G {text}", $"{text} | Revoke-CvmImageShare $G" })
        {
            var ran = ChangesNothing(script, "AccountIdMalformed");
            Assert.Contains("several", Told(ran), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("spreadsheet", Told(ran), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("img-6pb6`u{200B}lrmy", "U+200B")]
    [InlineData("img-6pb6`u{FEFF}lrmy", "U+FEFF")]
    [InlineData("img-6pb6`u{A0}lrmy", "U+00A0")]
    [InlineData("img-6pb6`u{200E}lrmy", "U+200E")]
    [InlineData("img-6pb6`u{AD}lrmy", "U+00AD")]
    [InlineData("img\u20116pb6lrmy", "U+2011")]
    public void An_odd_character_in_an_image_ID_is_named(string image, string character)
    {
        foreach (var verb in new[] { "Set", "Revoke" })
        {
            var ran = ChangesNothing($"{verb}-CvmImageShare \"{image}\" $A -Confirm:$false", "ImageIdMalformed");
            Says(ran, character);
            Assert.Empty(Service.Requests.All);
        }

        Says(Try($"Grant-CvmImageShare \"{image}\" $A"), character);
    }

    [Theory]
    [InlineData("10000000`u{200B}0010", "U+200B")]
    [InlineData("10000000`u{A0}0010", "U+00A0")]
    [InlineData("10000000`u{202C}0010", "U+202C")]
    public void An_odd_character_in_an_account_ID_is_named(string account, string character)
    {
        foreach (var verb in new[] { "Set", "Revoke", "Grant" })
            Says(ChangesNothing($"{verb}-CvmImageShare $G \"{account}\" -Confirm:$false", "AccountIdMalformed"),
                character);
    }

    [Fact]
    public void A_blank_row_in_the_middle_is_named_by_its_place()
    {
        var ran = ChangesNothing(
            "(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = ''; AccountId = '' }), "
                + "(Row @{ ImageId = $G; AccountId = $B }) | Set-CvmImageShare -Confirm:$false");

        NamesItem(ran, 2);
        Assert.DoesNotContain("(, )", Told(ran), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Revoke-CvmImageShare $G $A -Region ap-guangzhou-3")]
    [InlineData("Set-CvmImageShare $G $A -Region ap-guangzhou-3 -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou-3' } | Revoke-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou-3' } | Set-CvmImageShare -Confirm:$false")]
    public void A_zone_in_the_place_of_a_region_is_called_a_zone(string script)
    {
        var ran = ChangesNothing(script, "RegionMalformed");

        Assert.Contains("zone", Told(ran), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ap-guangzhou-3", Told(ran), StringComparison.Ordinal);
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou', 'ap-singapore' } | "
        + "Revoke-CvmImageShare")]
    [InlineData("Revoke-CvmImageShare $G $A -Region ap-guangzhou, ap-singapore")]
    public void A_list_of_regions_is_called_a_list(string script)
    {
        var ran = ChangesNothing(script);

        Assert.DoesNotContain("system.object", Told(ran), StringComparison.OrdinalIgnoreCase);
        Assert.Matches("(?i)list|several|2 regions|two", Told(ran));
    }

    [Fact]
    public async Task User_and_password_in_a_proxy_are_used_or_refused_with_advice()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var isUsed = false;
        async Task RefuseAsync(TcpClient client)
        {
            using var _ = client;
            using var reader = new StreamReader(client.GetStream());
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
                isUsed |= line.StartsWith("Proxy-Authorization: Basic", StringComparison.OrdinalIgnoreCase);
            await client.GetStream().WriteAsync(
                "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }

        var accepting = Task.Run(async () =>
        {
            while (true) _ = RefuseAsync(await proxy.AcceptTcpClientAsync());
        });
        Set("TENCENTCLOUD_CVM_ENDPOINT", "https://cvm.example");
        var ran = ChangesNothing(
            $"Revoke-CvmImageShare $G $A -Proxy http://someone:canary0word@{proxy.LocalEndpoint} -MaximumRetryCount 0");
        proxy.Stop();
        await Assert.ThrowsAnyAsync<SystemException>(() => accepting);

        Assert.DoesNotContain("canary0word", Told(ran), StringComparison.Ordinal);
        Assert.True(isUsed || Told(ran).Contains("ProxyCredential", StringComparison.Ordinal), Told(ran));
    }

    [Theory]
    [InlineData("Get-CvmImageShare $G $W")]
    [InlineData("Get-CvmImageShare $G $W | Revoke-CvmImageShare")]
    public void A_forgotten_comma_is_an_error(string script)
    {
        var ran = ChangesNothing(script, "AccountIdMalformed");

        Assert.Contains(W, Told(ran), StringComparison.Ordinal);
        Assert.Matches("(?i)image|comma", Told(ran));
    }

    [Theory]
    [InlineData("'uin/100000000010'")]
    [InlineData("'abc'")]
    [InlineData("$true")]
    [InlineData("$W")]
    [InlineData("@($A, @{ a = 1 })")]
    [InlineData("([datetime]'2024-01-01')")]
    [InlineData("\"$A,$B\"")]
    public void Advice_about_spreadsheets_is_given_for_numbers_alone(string account)
        => Assert.DoesNotContain(
            "spreadsheet",
            Told(ChangesNothing($"Set-CvmImageShare $G {account} -Confirm:$false")),
            StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("'1.0E+11'")]
    [InlineData("1e11")]
    [InlineData("123456000000.0")]
    public void A_number_that_a_spreadsheet_rounded_is_called_so(string account)
        => Assert.Contains(
            "spreadsheet",
            Told(ChangesNothing($"Set-CvmImageShare $G {account} -Confirm:$false", "AccountIdMalformed")),
            StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("[datetime]'2024-01-01'", "DateTime")]
    [InlineData("$true", "Boolean")]
    [InlineData("[version]'1.2.3.4'", "Version")]
    [InlineData("[float]12345", "Single")]
    [InlineData("[guid]::Empty", "Guid")]
    [InlineData("[System.Text.Json.JsonDocument]::Parse('{}')", "JsonDocument")]
    public void A_value_of_a_type_that_is_no_account_is_refused_by_its_type(string value, string type)
    {
        var ran = ChangesNothing($"$A, ({value}) | Set-CvmImageShare $G -Confirm:$false");

        Assert.Matches($"(?i){type}|{(type == "Single" ? "float" : type)}", Told(ran));
        NamesItem(ran, 2);
    }

    [Fact]
    public void A_secrets_file_in_UTF16_without_a_mark_is_read_or_named()
    {
        Set("TENCENTCLOUD_SECRET_ID", null);
        Set("TENCENTCLOUD_SECRET_KEY", null);
        var path = Path.Combine(Environment.GetEnvironmentVariable("HOME")!, "utf16");
        File.WriteAllText(
            path,
            $"[default]\nsecret_id = {SandboxKey.Default.SecretId}\nsecret_key = {SandboxKey.Default.SecretKey}\n",
            new UnicodeEncoding(bigEndian: false, byteOrderMark: false));
        Set("TENCENTCLOUD_CREDENTIALS_FILE", path);

        Leaves("Grant-CvmImageShare $G $C", "ABC", null);
    }

    [Fact]
    public void A_secrets_file_that_is_locked_is_named()
    {
        Set("TENCENTCLOUD_SECRET_ID", null);
        Set("TENCENTCLOUD_SECRET_KEY", null);
        var path = Path.Combine(Environment.GetEnvironmentVariable("HOME")!, "locked");
        File.WriteAllText(path, "[default]\n");
        Set("TENCENTCLOUD_CREDENTIALS_FILE", path);
        using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains(path, Told(ChangesNothing("Grant-CvmImageShare $G $C", "CredentialUnreadable")),
            StringComparison.Ordinal);
    }

    /// <summary>Where each account has its own record, that of the image counts none of them.</summary>
    [Theory]
    [InlineData("Revoke", "$A", "$G")]
    [InlineData("Revoke", "'IMG-1'", "'x'")]
    [InlineData("Revoke", "$G, $W", "'x'")]
    [InlineData("Set", "'img 1'", "'x', 'y'")]
    [InlineData("Test", "'golden-web'", "$null")]
    public void A_refused_image_without_a_good_account_is_told_without_a_count_of_none(string verb, string image, string accounts)
    {
        var ran = ChangesNothing(
            $"Row @{{ ImageId = {image}; AccountId = {accounts}; Region = 'ap-guangzhou-3' }} | {verb}-CvmImageShare");

        Assert.DoesNotMatch(@"\b0 (of|accounts?)\b", Told(ran));
    }

    /// <summary>Only where a pattern cannot be given is it said that patterns are for another parameter.</summary>
    [Theory]
    [InlineData("Get-CvmImageShare $G '1000['", "not a valid wildcard pattern", "Correct the pattern")]
    [InlineData("Get-CvmImageShare $G '1000[]'", "not a valid wildcard pattern", "Correct the pattern")]
    [InlineData("Get-CvmImageShare $G '*[1', $A", "not a valid wildcard pattern", "Correct the pattern")]
    [InlineData("Get-CvmImageShare $G 'alice*'", "contains 'a', which is not a digit", "Correct the value")]
    [InlineData("Get-CvmImageShare $G '1000-00001'", "contains '-', which is not a digit", "Correct the value")]
    [InlineData("Get-CvmImageShare $G '1000]'", "contains ']', which is not a digit", "Correct the value")]
    [InlineData("Get-CvmImageShare $G '1000 *'", "contains a space, which is not a digit", "Correct the value")]
    [InlineData("Revoke-CvmImageShare $G '1000*'", "contains a wildcard", "Get-CvmImageShare -AccountId only")]
    [InlineData("Row @{ ImageId = $G; AccountId = '1000*' } | Get-CvmImageShare", "contains a wildcard", "only: 1000*")]
    public void A_pattern_that_is_none_is_told_what_is_wrong_with_it(string script, string reason, string advice)
    {
        var told = Told(ChangesNothing(script, "AccountIdMalformed"));

        Assert.Contains(reason, told, StringComparison.Ordinal);
        Assert.Contains(advice, told, StringComparison.Ordinal);
    }
}
