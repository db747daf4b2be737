using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Tests.Transport;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Credentials;

public class SecrecyTests
{
    private static readonly SandboxKey Canary = new("AKIDCANARY", "canary0key0f00d", "canary0token0f00d");

    public static TheoryData<string> Faults => [.. All.Keys];

    private static Dictionary<string, Fault> All { get; } = new()
    {
        ["none"] = Fault.Header("X-None", "1"),
        ["dropped"] = Fault.DropBeforeWrite(),
        ["refused"] = Fault.Refuse("OverQuota"),
        ["signature"] = Fault.Refuse("AuthFailure.SignatureFailure"),
        ["token"] = Fault.Refuse("AuthFailure.TokenFailure"),
        ["expired"] = Fault
            .Refuse("AuthFailure.SignatureExpire")
            .And(Fault.ForgedDate(DateTimeOffset.UtcNow.AddHours(1))),
        ["rate"] = Fault.RateRefusal(),
        ["HTML"] = Fault.Html(),
        ["redirect"] = Fault.Redirect(new Uri("http://127.0.0.1:9/")),
        ["HTTP 500"] = Fault.Http(500),
        ["echo"] = Fault.Refuse(
            "AuthFailure.SignatureFailure",
            "You sent X-TC-Token: canary0token0f00d and TC3-HMAC-SHA256 Credential=AKIDCANARY/x, "
            + "Signature=0123456789abcdef"),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_response_and_no_notice_shows_a_secret(string fault)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Keys.Add(Canary);
        wire.Server.Faults.Add(When.Always(), All[fault]);
        using var session = wire.Open(settings =>
        {
            settings.SecretId = Canary.SecretId;
            settings.SecretKey = new NetworkCredential("", Canary.SecretKey).SecurePassword;
            settings.SecurityToken = new NetworkCredential("", Canary.Token).SecurePassword;
            settings.MaximumRetryCount = 1;
        });

        List<object> said =
            [await session.WriteAsync(), await session.ListAsync(), await session.ImagesAsync(), session];
        said.AddRange(wire.Notices.Select(notice => notice.Text));

        Assert.NotEmpty(wire.Notices);
        Assert.All(said, one => AssertQuiet(one.ToString()!));
    }

    [Fact]
    public async Task The_requests_say_their_canonical_hash_for_debugging_and_their_id_and_time_when_verbose()
    {
        await using var wire = await Wire.StartAsync();
        using var session = wire.Open();

        var id = (await session.WriteAsync()).RequestId;

        Assert.Single(wire.Notices, notice => notice.Kind == NoticeKind.Debug
            && System.Text.RegularExpressions.Regex.IsMatch(notice.Text.ToString(), "[0-9a-f]{64}"));
        Assert.Single(wire.Notices, notice => notice.Kind == NoticeKind.Verbose
            && notice.Text.Key == "Request.Done"
            && (string?)notice.Text.Values[3] == id
            && notice.Text.Values[4] is int);
    }

    [Fact]
    public void No_type_that_the_cmdlets_use_carries_a_secret_but_the_settings_and_those_only_protected()
    {
        var secrets =
            from type in typeof(CvmSession).Assembly.GetTypes()
            where type.Namespace == typeof(SessionSettings).Namespace || type == typeof(CvmSession)
            from property in type.GetProperties()
            where property.Name.Contains("Secret", StringComparison.Ordinal)
                || property.Name.Contains("Token", StringComparison.Ordinal)
            select property;

        Assert.All(
            secrets,
            property => Assert.True(
                property.Name == nameof(SessionSettings.SecretId)
                    || property.PropertyType == typeof(System.Security.SecureString),
                $"{property.DeclaringType} {property.Name}"));
    }

    private static void AssertQuiet(string text)
    {
        string[] forbidden =
        [
            "canary0", "0123456789abcdef", "Signature=" + '0',
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary.SecretKey))
        ];
        Assert.All(forbidden, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }
}
