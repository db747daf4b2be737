using System;
using System.IO;
using System.Linq;
using System.Text;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>The identity that is used is the one that was named, or the command fails.</summary>
public sealed class IdentityTests : IntentShell, IDisposable
{
    private static readonly SandboxKey Other = new("AKIDOTHER", "canary0other0key");

    private const string Credential =
        "[pscredential]::new('AKIDOTHER', [System.Net.NetworkCredential]::new('', 'canary0other0key').SecurePassword)";

    private readonly string _home = Environment.GetEnvironmentVariable("HOME")!;

    public void Dispose()
    {
        foreach (var folder in new[] { ".tencentcloud", ".tccli", "intent" })
            if (Directory.Exists(Path.Combine(_home, folder))) Directory.Delete(
                Path.Combine(_home, folder), recursive: true);
    }

    [Theory]
    [InlineData("gone", "-ProfileName prod")]
    [InlineData("gone", "")]
    [InlineData("a-folder", "-ProfileName prod")]
    [InlineData("./gone", "-ProfileName prod")]
    [InlineData("~/intent/gone", "-ProfileName prod")]
    public void A_named_file_that_cannot_be_read_is_an_error_with_its_full_path(string name, string parameters)
    {
        WithoutKeys();
        Directory.CreateDirectory(Path.Combine(_home, "intent", "a-folder"));
        Write(".tencentcloud/credentials", Ini("prod") + Ini("default"));
        Write(".tccli/prod.credential", Cli());
        Set("TENCENTCLOUD_CREDENTIALS_FILE", name[0] is '.' or '~' ? name : Path.Combine(_home, "intent", name));

        var ran = ChangesNothing($"$null = $ExecutionContext.SessionState.Path.SetLocation('{_home}/intent'); "
            + $"Grant-CvmImageShare $G $C {parameters}");
        Assert.Contains(Path.Combine(_home, "intent", Path.GetFileName(name)), Told(ran), StringComparison.Ordinal);
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData("./creds")]
    [InlineData("creds")]
    [InlineData("../intent/creds")]
    [InlineData("~/intent/creds")]
    public void A_relative_path_is_that_of_the_location_and_a_tilde_is_the_home_folder(string path)
    {
        WithoutKeys();
        Write("intent/creds", Ini("default"));
        Set("TENCENTCLOUD_CREDENTIALS_FILE", path);

        UsesOther($"$null = $ExecutionContext.SessionState.Path.SetLocation('{_home}/intent'); Grant-CvmImageShare $G "
            + $"$C");
    }

    [Theory]
    [InlineData("[prod]\nsecret_id=AKIDOTHER\nsecret_key=canary0other0key\n")]
    [InlineData("[prod]\r\nsecret_id: AKIDOTHER\r\nsecret_key: canary0other0key\r\n")]
    [InlineData("; c\n# c\n\n[ prod ]\n  secret_id = AKIDOTHER  \n  secret_key = canary0other0key  \n")]
    [InlineData("\uFEFF[prod]\nsecret_id = AKIDOTHER\nsecret_key = canary0other0key")]
    public void An_INI_file_is_read_as_the_official_SDKs_read_it(string text)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), Encoding.Unicode,
            Encoding.BigEndianUnicode })
        {
            WithoutKeys();
            Write("intent/creds", text, encoding);
            Set("TENCENTCLOUD_CREDENTIALS_FILE", Path.Combine(_home, "intent", "creds"));
            UsesOther("Grant-CvmImageShare $G $C -ProfileName prod");
            TakeOtherImages();
            Service.Requests.Clear();
        }
    }

    [Theory]
    [InlineData("[prod]\nregion = ap-tokyo\n", "1")]
    [InlineData("\n[prod]\nsecret_id = AKIDOTHER\n", "2")]
    [InlineData("[other]\nsecret_id = a\nsecret_key = b\n\n[prod]\n", "5")]
    public void A_profile_without_its_keys_is_an_error_with_file_and_line(string text, string line)
    {
        WithoutKeys();
        Write(".tencentcloud/credentials", text);
        Write(".tccli/prod.credential", Cli());
        var ran = ChangesNothing("Grant-CvmImageShare $G $C -ProfileName prod", "CredentialIncomplete");

        Assert.Contains(Path.Combine(_home, ".tencentcloud/credentials"), Told(ran), StringComparison.Ordinal);
        Assert.Matches($@"\b{line}\b", Told(ran));
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData("-ProfileName gone")]
    [InlineData($"-ProfileName gone -Credential ({Credential})")]
    public void A_named_profile_must_exist(string parameters)
    {
        Write(".tencentcloud/credentials", Ini("prod"));

        ChangesNothing($"Grant-CvmImageShare $G $C {parameters}", "ProfileNotFound");
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData($"-Credential ({Credential})")]
    [InlineData("-ProfileName prod")]
    public void The_role_of_the_environment_does_not_go_with_a_named_identity(string parameters)
    {
        Write(".tencentcloud/credentials", Ini("prod"));
        Set("TENCENTCLOUD_ROLE_ARN", "qcs::cam::uin/100000000001:roleName/other");
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);

        UsesOther($"Grant-CvmImageShare $G $C {parameters}");
        Assert.Equal(0, Service.Requests.Count(SandboxActions.AssumeRole));
    }

    [Theory]
    [InlineData("Credential")]
    [InlineData("ProfileName")]
    [InlineData("RoleArn")]
    public void A_blank_identity_is_an_error_on_every_cmdlet(string name)
    {
        foreach (var command in new[]
        {
            "Grant-CvmImageShare $G $C", "Revoke-CvmImageShare $G $A", "Set-CvmImageShare $G $A -Confirm:$false",
            "Revoke-CvmImageShare $G -All -Confirm:$false", "Get-CvmImageShare $G", "Get-CvmImage $G",
            "$A | Revoke-CvmImageShare $G", "$A, $B | Set-CvmImageShare $G -Confirm:$false",
        })
        {
            ChangesNothing($"{command} -{name} $null", "ParameterBlank");
            if (name == "Credential") continue;
            ChangesNothing($"{command} -{name} ''", "ParameterBlank");
            ChangesNothing($"{command} -{name} ' '", "ParameterBlank");
        }

        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [InlineData("None")]
    [InlineData("none")]
    public void The_region_None_of_the_official_CLI_counts_as_absent(string none)
    {
        WithoutKeys();
        Set("TENCENTCLOUD_REGION", null);
        Write(".tccli/default.credential", Cli());
        Write(".tccli/default.configure", $"{{\"_sys_param\":{{\"region\":\"{none}\",\"output\":\"json\"}}}}");

        ChangesNothing("Revoke-CvmImageShare $G $A", "RegionMissing");
        Assert.Empty(Service.Requests.Writes);
    }

    [Fact]
    public void Verbose_says_which_identity_is_used_for_a_write()
    {
        Write(".tencentcloud/credentials", Ini("prod"));
        Service.Keys.Add(Other);
        var ran = Try("Grant-CvmImageShare $G $C -ProfileName prod -Verbose");

        Assert.Contains(ran.Verbose, line => line.Contains("prod", StringComparison.Ordinal));
        Assert.DoesNotContain(ran.Verbose, line => line.Contains("canary", StringComparison.Ordinal));
    }

    private void UsesOther(string script)
    {
        Service.Keys.Add(Other);
        Leaves(script, "ABC", null);
        Assert.All(Service.Requests.All, request => Assert.Equal(Other.SecretId, request.KeyId));
    }

    private void WithoutKeys()
    {
        Set("TENCENTCLOUD_SECRET_ID", null);
        Set("TENCENTCLOUD_SECRET_KEY", null);
    }

    private void Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(_home, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
    }

    private static string Ini(string profile)
        => $"[{profile}]\nsecret_id = {Other.SecretId}\nsecret_key = canary0other0key\n";

    private static string Cli()
        => $"{{\"secretId\":\"{Other.SecretId}\",\"secretKey\":\"canary0other0key\",\"type\":\"default\"}}";
}
