using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ImageSharing.Core.Signing;
using Xunit;

namespace ImageSharing.Core.Tests.Signing;

public class Tc3Tests
{
    // Made with hmac and hashlib of Python, by the steps of the API's documentation.
    private const string SignatureOfLongHost = "ef9bdc05db75f92db961cbf0a2541d8351098b81a27cf62ac0673d15f571ade6";
    private const string SignatureOfPort = "e524c2a0994544cd69a90bd9437ee2329dc2037967af490c3a067711222abca5";

    private static readonly string[] Cultures = ["", "en-US", "zh-CN", "th-TH", "ar-SA", "fa-IR", "tr-TR"];

    public static IEnumerable<object[]> VectorsUnderCultures()
        => from vector in PublishedVector.All from culture in Cultures select new object[] { vector.Name, culture };

    [Theory]
    [MemberData(nameof(VectorsUnderCultures))]
    public void Published_vectors_are_met_under_every_culture(string name, string culture)
    {
        var vector = PublishedVector.All.Single(one => one.Name == name);
        using Credential credential = new(PublishedVector.SecretId, SecretBytes.From(vector.SecretKey));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Span<byte> canonicalHash = stackalloc byte[32];

            var authorization = Tc3.Authorize(vector.Request, "cvm", vector.Timestamp, credential, canonicalHash);

            Assert.Equal(
                $"TC3-HMAC-SHA256 Credential={PublishedVector.SecretId}/{vector.Date}/cvm/tc3_request, "
                + $"SignedHeaders={vector.SignedHeaders}, Signature={vector.Signature}",
                authorization);
            if (vector.CanonicalHash.Length > 0)
                Assert.Equal(vector.CanonicalHash, Convert.ToHexStringLower(canonicalHash));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_host_is_signed_in_lower_case_and_with_its_port()
    {
        using Credential credential = new("AKIDEXAMPLE", SecretBytes.From("key"));

        foreach (var host in new[] { "LOCALHOST:8080", "localhost:8080" })
            Assert.EndsWith($", Signature={SignatureOfPort}", Sign(credential, host), StringComparison.Ordinal);
        Assert.NotEqual(Sign(credential, "localhost"), Sign(credential, "localhost:8080"));
    }

    [Fact]
    public void The_key_of_a_day_is_not_used_for_another_day_or_service()
    {
        using Credential used = new("AKIDEXAMPLE", SecretBytes.From("key"));
        foreach (var service in new[] { "cvm", "sts", "cvm" })
        {
            foreach (var time in new[] { 1_551_113_065L, 1_551_113_065 + 86_400, 1_551_113_065 })
            {
                using Credential fresh = new("AKIDEXAMPLE", SecretBytes.From("key"));

                Assert.Equal(Sign(fresh, "h", service, time), Sign(used, "h", service, time));
            }
        }
    }

    [Fact]
    public void Long_hosts_and_secret_ids_are_signed_too()
    {
        string host = new('h', 3_000);
        using Credential credential = new(new string('A', 3_000), SecretBytes.From("key"));

        Assert.Equal(
            $"TC3-HMAC-SHA256 Credential={credential.SecretId}/2019-02-25/cvm/tc3_request, "
            + "SignedHeaders=content-type;host;x-tc-action, Signature=" + SignatureOfLongHost,
            Sign(credential, host));
    }

    [Fact]
    public void A_cleared_credential_signs_nothing()
    {
        Credential credential = new("AKIDEXAMPLE", SecretBytes.From("key"));
        Sign(credential, "h");
        credential.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Sign(credential, "h"));
    }

    [Fact]
    public void Signing_does_not_copy_the_body()
    {
        var body = Encoding.ASCII.GetBytes(new string('7', 8_000));
        using Credential credential = new("AKIDEXAMPLE", SecretBytes.From("key"));
        Sign(credential, "cvm.tencentcloudapi.com", body: body);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Sign(credential, "cvm.tencentcloudapi.com", body: body);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100;

        Assert.InRange(each, 0, body.Length - 1);
    }

    private static string Sign(
        Credential credential,
        string host,
        string service = "cvm",
        long time = 1_551_113_065,
        byte[]? body = null)
    {
        Span<byte> canonicalHash = stackalloc byte[32];
        SignableRequest request = new(host, "application/json; charset=utf-8", "DescribeImages", body ?? []);
        return Tc3.Authorize(request, service, time, credential, canonicalHash);
    }
}
