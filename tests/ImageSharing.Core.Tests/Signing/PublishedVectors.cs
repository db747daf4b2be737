using System.Collections.Generic;
using System.Text;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Tests.Signing;

/// <summary>A published example of a signature.</summary>
public sealed record PublishedVector(
    string Name,
    string SecretKey,
    bool SignsAction,
    string CanonicalHash,
    string Signature)
{
    public const string SecretId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******";

    private static readonly byte[] PostBody = Encoding.ASCII.GetBytes(
        """{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}""");

    private bool IsGet => Name == "V5";

    public long Timestamp => IsGet ? 1_539_084_154 : 1_551_113_065;

    public string Date => IsGet ? "2018-10-09" : "2019-02-25";

    public string SignedHeaders => SignsAction ? "content-type;host;x-tc-action" : "content-type;host";

    internal SignableRequest Request => IsGet
        ? new SignableRequest("cvm.tencentcloudapi.com", "application/x-www-form-urlencoded", null, default)
        {
            Method = "GET",
            Query = "Limit=10&Offset=0",
        }
        : new SignableRequest(
            "cvm.tencentcloudapi.com",
            "application/json; charset=utf-8",
            SignsAction ? "DescribeInstances" : null,
            PostBody);

    public static IReadOnlyList<PublishedVector> All { get; } =
    [
        new("V1", new string('*', 32), true,
            "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
            "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f"),
        new("V2", "Gu5t9xGARNpq86cd98joQYCN3*******", true,
            "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
            "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3"),
        new("V3", "Gu5t9xGARNpq86cd98joQYCN3*******", false,
            "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
            "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c"),
        new("V4", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", false,
            "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
            "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"),
        new("V5", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", false, "",
            "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474"),
    ];
}
