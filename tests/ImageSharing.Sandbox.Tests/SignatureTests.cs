using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class SignatureTests : SandboxTest
{
    private const string Key1 = "********************************";
    private const string Key2 = "Gu5t9xGARNpq86cd98joQYCN3*******";
    private const string Key3 = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
    private const string Body =
        """{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}""";

    [Theory]
    [InlineData(Key1, true, "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f")]
    [InlineData(Key2, true, "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3")]
    [InlineData(Key2, false, "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c")]
    [InlineData(Key3, false, "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168")]
    public async Task Takes_a_published_signature_and_no_other(string secretKey, bool signsAction, string signature)
    {
        Server.Keys.Add(new SandboxKey("AKIDEXAMPLE", secretKey));
        var call = new Call
        {
            Action = "DescribeInstances",
            Body = Body,
            ContentType = "application/json; charset=utf-8",
            Host = "cvm.tencentcloudapi.com",
            Authorization = Header(signsAction ? "content-type;host;x-tc-action" : "content-type;host", signature),
        };

        Assert.Equal("InvalidAction", (await Client.Send(call)).Code);
        var wrong = call with { Authorization = call.Authorization.Replace(signature, "0" + signature[1..]) };
        Assert.Equal("AuthFailure.SignatureFailure", (await Client.Send(wrong)).Code);
        Assert.Equal("AuthFailure.SignatureFailure", (await Client.Send(call with { Body = Body + " " })).Code);
        Assert.Equal(
            "AuthFailure.SignatureFailure",
            (await Client.Send(call with { Host = "sts.tencentcloudapi.com" })).Code);
    }

    [Fact]
    public async Task Takes_the_published_signature_of_a_get()
    {
        Time.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(1551113065));
        Options.ClockOffset = DateTimeOffset.FromUnixTimeSeconds(1539084154) - Time.GetUtcNow();
        Server.Keys.Add(new SandboxKey("AKIDEXAMPLE", Key3));
        var call = new Call
        {
            Action = "DescribeInstances",
            Method = HttpMethod.Get,
            Query = "Limit=10&Offset=0",
            ContentType = "application/x-www-form-urlencoded",
            Host = "cvm.tencentcloudapi.com",
            Timestamp = 1539084154,
            Authorization = "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2018-10-09/cvm/tc3_request, "
                + "SignedHeaders=content-type;host, "
                + "Signature=5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474",
        };

        Assert.Equal("InvalidAction", (await Client.Send(call)).Code);
        Assert.Equal(
            "AuthFailure.SignatureFailure",
            (await Client.Send(call with { Query = "Limit=10&Offset=1" })).Code);
    }

    [Theory]
    [InlineData(true, "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84")]
    [InlineData(false, "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031")]
    public void Hashes_the_canonical_request_as_published(bool signsAction, string hash)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("content-type", "application/json; charset=utf-8"),
            new("host", "cvm.tencentcloudapi.com"),
        ];
        if (signsAction)
            headers.Add(new("x-tc-action", "DescribeInstances"));

        Assert.Equal(hash, Tc3Signature.HashOfCanonicalRequest("POST", "", headers, Encoding.ASCII.GetBytes(Body)));
    }

    public static TheoryData<string, string?> Forms() => new()
    {
        { "as it is", null },
        { "host without port", null },
        { "with the action", null },
        { "with the time", null },
        { "with charset", null },
        { "two spaces", null },
        { "another host name", null },
        { "unsorted", "AuthFailure.InvalidAuthorization" },
        { "without host", "AuthFailure.InvalidAuthorization" },
        { "without content type", "AuthFailure.InvalidAuthorization" },
        { "unsent header", "AuthFailure.SignatureFailure" },
        { "wrong host", "AuthFailure.SignatureFailure" },
        { "wrong port", "AuthFailure.SignatureFailure" },
        { "wrong service", "AuthFailure.SignatureFailure" },
        { "service of the host", "AuthFailure.SignatureFailure" },
        { "wrong date", "AuthFailure.SignatureFailure" },
        { "wrong secret", "AuthFailure.SignatureFailure" },
        { "unknown key", "AuthFailure.SecretIdNotFound" },
        { "unasked token", "AuthFailure.TokenFailure" },
        { "no header", "AuthFailure.InvalidAuthorization" },
        { "another algorithm", "AuthFailure.InvalidAuthorization" },
        { "skipped", "AuthFailure.InvalidAuthorization" },
        { "no scope", "AuthFailure.InvalidAuthorization" },
        { "short signature", "AuthFailure.InvalidAuthorization" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Takes_every_right_form_and_no_wrong_one(string form, string? code)
    {
        var call = SandboxClient.Describe(ImageId);
        const string zeros = "0000000000000000000000000000000000000000000000000000000000000000";
        var reply = await Client.Send(form switch
        {
            "host without port" => call with { SignedHost = "127.0.0.1" },
            "with the action" => call with { SignedHeaders = "content-type;host;x-tc-action" },
            "with the time" => call with { SignedHeaders = "content-type;host;x-tc-timestamp" },
            "with charset" => call with { ContentType = "application/json; charset=utf-8" },
            "two spaces" => call with { AfterAlgorithm = "  " },
            "another host name" => call with { Host = "cvm.ap-guangzhou.tencentcloudapi.com" },
            "unsorted" => call with { SignedHeaders = "host;content-type" },
            "without host" => call with { SignedHeaders = "content-type" },
            "without content type" => call with { SignedHeaders = "host" },
            "unsent header" => call with { SignedHeaders = "content-type;host;x-nothing" },
            "wrong host" => call with { SignedHost = "127.0.0.2" },
            "wrong port" => call with { SignedHost = "127.0.0.1:1" },
            "wrong service" => call with { Service = "sts" },
            "service of the host" => call with { Service = "127" },
            "wrong date" => call with { Date = "2562-02-25" },
            "wrong secret" => call with { SecretKey = "sandbox" },
            "unknown key" => call with { SecretId = "AKIDNOBODY" },
            "unasked token" => call with { Token = "token" },
            "no header" => call with { Authorization = "" },
            "another algorithm" => call with { Authorization = "HMAC-SHA256 Credential=a" },
            "skipped" => call with { Authorization = "SKIP" },
            "no scope" => call with
            {
                Authorization = $"TC3-HMAC-SHA256 Credential=a, SignedHeaders=content-type;host, Signature={zeros}"
            },
            "short signature" => call with { Authorization = Header("content-type;host", "00") },
            _ => call,
        });

        Assert.Equal(code, reply.Code);
    }

    [Fact]
    public async Task Takes_the_service_of_the_host_where_the_switch_says_so()
    {
        Options.AcceptsServiceOfHost = true;

        Assert.Null((await Client.Send(SandboxClient.Describe(ImageId) with { Service = "127" })).Code);
        Assert.Equal(
            "AuthFailure.SignatureFailure",
            (await Client.Send(SandboxClient.Describe(ImageId) with { Service = "128" })).Code);
    }

    [Theory]
    [InlineData(300, null)]
    [InlineData(-300, null)]
    [InlineData(301, "AuthFailure.SignatureExpire")]
    [InlineData(-301, "AuthFailure.SignatureExpire")]
    public async Task Takes_a_clock_that_is_off_by_five_minutes_and_no_more(int seconds, string? code)
    {
        Options.ClockOffset = TimeSpan.FromSeconds(seconds);

        var reply = await Client.Send(SandboxClient.Describe(ImageId));

        Assert.Equal(code, reply.Code);
        Assert.Equal(Time.GetUtcNow().AddSeconds(seconds), reply.Http.Headers.Date);
    }

    [Fact]
    public async Task Wants_the_token_of_a_key_that_has_one_until_it_expires()
    {
        Server.Keys.Add(new SandboxKey("AKIDTEMP", "secret", "token", expires: Time.GetUtcNow().AddMinutes(1)));
        var call = SandboxClient.Describe(ImageId) with
        {
            SecretId = "AKIDTEMP", SecretKey = "secret", Token = "token"
        };

        Assert.Null((await Client.Send(call)).Code);
        Assert.Equal("AuthFailure.TokenFailure", (await Client.Send(call with { Token = null })).Code);
        Assert.Equal("AuthFailure.TokenFailure", (await Client.Send(call with { Token = "Token" })).Code);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("AuthFailure.TokenFailure", (await Client.Send(call)).Code);
    }

    [Fact]
    public async Task Follows_the_signing_day_over_midnight()
    {
        Time.SetUtcNow(new DateTimeOffset(2026, 12, 31, 23, 59, 30, TimeSpan.Zero));
        Assert.Null((await Client.Send(SandboxClient.Describe(ImageId))).Code);
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await Client.Send(SandboxClient.Describe(ImageId))).Code);
    }

    [Fact]
    public void Tells_no_secret_of_a_key()
        => Assert.Equal(SandboxKey.Default.SecretId, SandboxKey.Default.ToString());

    private static string Header(string signedHeaders, string signature)
        => $"TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders={signedHeaders}, "
            + $"Signature={signature}";
}
