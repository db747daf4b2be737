using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Get-CvmCallerIdentity says whose credential is used, and where it was found.</summary>
public sealed class CallerIdentityTests : ServiceShell, IDisposable
{
    private const string Command = "Get-CvmCallerIdentity";
    private const string Role = "qcs::cam::uin/100000000001:roleName/Sharer";
    private const string Root = "100000000001";
    private static readonly SandboxKey Long = new("AKIDLONGLIVED1234", "long-secret");
    private static readonly SandboxKey Temporary = new(
        "AKIDTEMPORARY5678", "temporary-secret", "temporary-token", expires: DateTimeOffset.UtcNow.AddHours(2));

    private static readonly Dictionary<string, (Action<CallerIdentityTests> Arrange, string Parameters, string Source)> Places =
        new()
        {
            ["-Credential"] = (test => test.Bare(), "-Credential $args[0]", "-Credential"),
            ["-ProfileName, INI"] = (
                test => test.Bare().Ini("prod"), "-ProfileName prod", "profile prod ({home}/.tencentcloud/credentials)"),
            ["-ProfileName, command line"] = (
                test => test.Bare().Cli("work"), "-ProfileName work", "profile work ({home}/.tccli/work.credential)"),
            ["environment"] = (_ => { }, "", "environment (TENCENTCLOUD_SECRET_ID)"),
            ["web identity"] = (test => test.Bare().WebIdentity(), "", "web identity (TKE_WEB_IDENTITY_TOKEN_FILE)"),
            ["default profile"] = (
                test => test.Bare().Ini("default"), "", "profile default ({home}/.tencentcloud/credentials)"),
            ["profile of a variable"] = (
                test => test.Bare().Cli("work").Set("TENCENTCLOUD_PROFILE", "work"),
                "",
                "profile work ({home}/.tccli/work.credential)"),
            ["instance role"] = (
                test => test.Bare().Service.Options.InstanceRoleKey = Temporary, "", "instance role ({metadata})"),
        };

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("image-sharing-");
    private readonly string?[] _homesBefore = [.. Homes.Select(Environment.GetEnvironmentVariable)];

    public CallerIdentityTests()
    {
        foreach (var name in Homes) Environment.SetEnvironmentVariable(name, _home.FullName);
    }

    public static TheoryData<string> AllPlaces => [.. Places.Keys];

    private static string[] Homes => ["HOME", "USERPROFILE"];

    void IDisposable.Dispose()
    {
        foreach (var (name, value) in Homes.Zip(_homesBefore)) Environment.SetEnvironmentVariable(name, value);
        _home.Delete(recursive: true);
    }

    [Theory]
    [MemberData(nameof(AllPlaces))]
    public void The_account_and_the_place_of_the_credential_are_told(string place)
    {
        var ran = Identity(place, "");

        var identity = Assert.Single(ran.MustSucceed().Output);
        Assert.Equal(Root, Value(identity, "AccountId"));
        Assert.Equal(SourceOf(place), Value(identity, "Source"));
        Assert.Equal(Region, Value(identity, "Region"));
        Assert.Equal(new Uri(Service.Endpoint.AbsoluteUri).Authority, ((string)Value(identity, "Endpoint")!).Split("//")[^1]);
        Assert.NotNull(Value(identity, "Arn"));
        Assert.NotNull(Value(identity, "UserId"));
        Assert.NotNull(Value(identity, "PrincipalId"));
        Assert.NotNull(Value(identity, "Type"));
        Assert.Single(Service.Requests.Of(SandboxActions.GetCallerIdentity));
        Assert.Contains(ran.Verbose, text => text.StartsWith($"Identity: {SourceOf(place)}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllPlaces))]
    public void Offline_tells_the_place_and_asks_nobody(string place)
    {
        var ran = Identity(place, "-Offline");

        var identity = Assert.Single(ran.MustSucceed().Output);
        Assert.Equal(SourceOf(place), Value(identity, "Source"));
        Assert.Null(Value(identity, "AccountId"));
        Assert.Empty(Service.Requests.All);
    }

    [Theory]
    [MemberData(nameof(AllPlaces))]
    public void The_place_is_English_in_a_Chinese_session_whose_messages_are_Chinese(string place)
    {
        var ran = Identity(place, "-Offline", "[cultureinfo]::CurrentUICulture = 'zh-CN'; ");

        Assert.Equal(SourceOf(place), Value(Assert.Single(ran.MustSucceed().Output), "Source"));
        Assert.Contains(ran.Verbose, text => text.StartsWith("身份：", StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_a_role_and_the_end_of_the_keys_have_properties_of_their_own()
    {
        Arrange("-ProfileName, INI");
        var identity = Assert.Single(Run($"{Command} -ProfileName prod -RoleArn {Role}").MustSucceed().Output);

        Assert.Equal("prod", Value(identity, "ProfileName"));
        Assert.Equal(Role, Value(identity, "RoleArn"));
        var end = Assert.IsType<DateTime>(Value(identity, "KeyExpires"));
        Assert.Equal(DateTimeKind.Local, end.Kind);
        Assert.InRange(end, DateTime.Now.AddMinutes(100), DateTime.Now.AddMinutes(121));
        Assert.Equal(4, ((string)Value(identity, "SecretIdSuffix")!).Length);

        var known = Assert.Single(Run($"{Command} -ProfileName prod -RoleArn {Role} -Offline").MustSucceed().Output);
        Assert.Equal(end, Value(known, "KeyExpires"));
        Assert.Single(Service.Requests.Of(SandboxActions.AssumeRole));
    }

    [Fact]
    public void Keys_without_an_end_have_none_and_of_the_SecretId_there_are_four_characters()
    {
        var identity = Assert.Single(Identity("-Credential", "").MustSucceed().Output);

        Assert.Null(Value(identity, "KeyExpires"));
        Assert.Equal("1234", Value(identity, "SecretIdSuffix"));
        Assert.All(
            identity.Properties,
            property => Assert.DoesNotContain(Long.SecretId, $"{property.Value}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("-Region AP-Shanghai-FSI", "ap-shanghai-fsi", "cvm.ap-shanghai-fsi.tencentcloudapi.com")]
    [InlineData("-Region ' '", Region, "cvm.tencentcloudapi.com")]
    [InlineData("-Endpoint cvm.intl.tencentcloudapi.com", Region, "cvm.intl.tencentcloudapi.com")]
    public void The_region_and_the_endpoint_are_those_that_commands_would_use(
        string parameter, string region, string endpoint)
    {
        Set("TENCENTCLOUD_CVM_ENDPOINT", null);
        var identity = Assert.Single(Run($"{Command} {parameter} -Offline").MustSucceed().Output);

        Assert.Equal((region, endpoint), (Value(identity, "Region"), Value(identity, "Endpoint")));
    }

    [Fact]
    public void Without_a_credential_the_error_says_where_it_was_looked_for_in_order()
    {
        Bare();
        var record = Caught(Command);

        Assert.StartsWith("CredentialNotFound,", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches(
            "-Credential; -ProfileName; .*TENCENTCLOUD_SECRET_ID.*; .*TKE_WEB_IDENTITY_TOKEN_FILE.*; .*"
                + @"\.tencentcloud.credentials.*\.tccli; .*role of this instance",
            record.ToString());
    }

    [Fact]
    public void Offline_without_a_credential_says_that_the_instance_would_be_asked()
        => Assert.StartsWith(
            "instance role (",
            (string)Value(Assert.Single(Bare().Run($"{Command} -Offline").MustSucceed().Output), "Source")!,
            StringComparison.Ordinal);

    [Fact]
    public void A_profile_that_is_not_found_names_every_profile_and_every_place()
    {
        foreach (var name in new[] { "alpha", "beta", "delta", "gamma" }) Bare().Cli(name);

        var record = Caught($"{Command} -ProfileName omega -Offline");

        Assert.StartsWith("ProfileNotFound,", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Available profiles: alpha, beta, delta, gamma.", record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_is_completed()
        => Assert.Equal(
            "prod",
            Assert.Single(Bare().Ini("prod").Run(
                $"$typed = '{Command} -ProfileName pr'; "
                + "(TabExpansion2 $typed $typed.Length).CompletionMatches.CompletionText").MustSucceed().Output).BaseObject);

    [Fact]
    public void A_refusal_of_the_service_ends_the_command_under_its_code()
    {
        Service.Faults.Add(When.Always(), Fault.Refuse("AuthFailure.SecretIdNotFound"));
        Service.Faults.Add(When.Always(SandboxActions.GetCallerIdentity), Fault.Refuse("AuthFailure.SecretIdNotFound"));
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);
        var record = Caught(Command);

        Assert.StartsWith("AuthFailure.SecretIdNotFound,", record.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, record.CategoryInfo.Category);
    }

    [Fact]
    public void A_region_that_no_request_can_carry_is_refused_before_anything_is_sent()
    {
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);
        Caught($"{Command} -Region 'ap guangzhou'");

        Assert.Empty(Service.Requests.All);
    }

    private Ran Identity(string place, string more, string before = "")
    {
        Arrange(place);
        return Run(
            $"{before}{Command} {Places[place].Parameters} {more} -Verbose",
            new PSCredential(Long.SecretId, new NetworkCredential("", Long.SecretKey).SecurePassword));
    }

    private void Arrange(string place)
    {
        Service.Keys.Add(Long);
        Service.Keys.Add(Temporary);
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);
        Set("TENCENTCLOUD_METADATA_ENDPOINT", Service.Endpoint.AbsoluteUri);
        Places[place].Arrange(this);
    }

    private string SourceOf(string place) => Places[place].Source
        .Replace("{home}/.tencentcloud/", Path.Combine(_home.FullName, ".tencentcloud") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        .Replace("{home}/.tccli/", Path.Combine(_home.FullName, ".tccli") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        .Replace("{metadata}", Service.Endpoint.AbsoluteUri, StringComparison.Ordinal);

    /// <summary>An environment without keys.</summary>
    private CallerIdentityTests Bare()
        => Set("TENCENTCLOUD_SECRET_ID", "").Set("TENCENTCLOUD_SECRET_KEY", "").Set(
            "TENCENTCLOUD_METADATA_ENDPOINT", Service.Endpoint.AbsoluteUri);

    private CallerIdentityTests Ini(string profile) => Write(
        ".tencentcloud/credentials", $"[{profile}]\nsecret_id={Long.SecretId}\nsecret_key={Long.SecretKey}\n");

    private CallerIdentityTests Cli(string profile) => Write(
        $".tccli/{profile}.credential", $$"""{"secretId":"{{Long.SecretId}}","secretKey":"{{Long.SecretKey}}"}""");

    private CallerIdentityTests WebIdentity()
        => Write("token", "jwt")
            .Set("TKE_ROLE_ARN", Role)
            .Set("TKE_PROVIDER_ID", "tke")
            .Set("TKE_WEB_IDENTITY_TOKEN_FILE", Path.Combine(_home.FullName, "token"));

    private new CallerIdentityTests Set(string name, string? value)
    {
        base.Set(name, value);
        return this;
    }

    private CallerIdentityTests Write(string name, string text)
    {
        var path = Path.Combine(_home.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    private ErrorRecord Caught(string command)
        => (ErrorRecord)Assert.Single(Run($"try {{ {command} }} catch {{ $_ }}").MustSucceed().Output).BaseObject;

    private static object? Value(PSObject identity, string name) => identity.Properties[name].Value;
}
