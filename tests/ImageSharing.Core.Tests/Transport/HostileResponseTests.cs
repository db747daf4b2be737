using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using CsCheck;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Cvm.Wire;
using ImageSharing.Core.Json;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Responses;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Core.Tests.Transport;

public class HostileResponseTests
{
    private const string Acknowledged = """{"Response":{"RequestId":"r"}}""";

    private static readonly string[] Seeds =
    [
        Acknowledged,
        """{"Response":{"Error":{"Code":"OverQuota","Message":"m"},"RequestId":"r"}}""",
        """{"Response":{"SharePermissionSet":[{"AccountId":"7","CreatedTime":"2026-01-15T08:30:00Z"}],"RequestId":"r"}}""",
        """{"Response":{"TotalCount":1,"ImageSet":[{"ImageId":"img-1","ImageSize":20,"isSupportCloudinit":true,"IsSupportCloudinit":true,"Tags":[{"Key":"a","Value":"b"}]}],"RequestId":"r"}}""",
    ];

    private static readonly Func<ResponseBody>[] Responses =
    [
        () => new ResponseBody(),
        () => new ShareListBody(),
        () => new ImagesBody(),
        () => new IssuedKeysBody(),
        () => new CallerBody(),
    ];

    private static readonly Gen<byte[]> Mutated =
        from seed in AnyOf(Seeds)
        from start in Gen.Int[0, seed.Length]
        from length in Gen.Int[0, 12]
        from inserted in Gen.OneOf(
            Gen.Byte.Array[0, 8],
            AnyOf("null", "{}", "[]", "1e999", "\"\\ud800\"", "true", "\\", "\u0000", "{\"", new string('[', 200))
                .Select(Encoding.UTF8.GetBytes))
        select Splice(Encoding.UTF8.GetBytes(seed), start, length, inserted);

    private static readonly Gen<byte[]> Json = Gen.Recursive<string>((depth, inner) => depth > 5
        ? AnyOf("null", "1", "\"a\"", "-1.5e300", "true", "\"\\u0000\"")
        : Gen.OneOf(
            AnyOf("null", "1", "\"r\"", "\"OverQuota\"", "false"),
            inner.Array[0, 3].Select(items => $"[{string.Join(",", items)}]"),
            Gen.Select(
                AnyOf(
                    "Response", "response", "Error", "Code", "Message", "RequestId", "SharePermissionSet", "AccountId",
                    "Account", "CreatedTime", "ImageSet", "ImageId", "TotalCount", "Tags", "x"),
                inner).Array[0, 4].Select(
                    members => $"{{{string.Join(",", members.Select(one => $"\"{one.Item1}\":{one.Item2}"))}}}")))
        .Select(Encoding.UTF8.GetBytes);

    [Fact]
    public void Whatever_bytes_come_back_there_is_an_outcome()
        => Gen.OneOf(Gen.Byte.Array[0, 200], Mutated, Json).Sample(bytes => Judge(bytes).All(IsWhole), iter: 20_000);

    [Fact]
    public void No_mutation_of_a_refusal_or_of_garbage_becomes_an_acknowledgement_without_a_request_id()
        => Gen.OneOf(Mutated, Json).Sample(
            bytes => Judge(bytes).All(attempt => attempt.Kind != AttemptKind.Succeeded
                || attempt is { RequestId.Length: > 0, Body.Error: null }),
            iter: 20_000);

    [Fact]
    public void Every_status_and_body_is_an_outcome()
        => Gen.Select(Gen.Int[200, 599], AnyOf(Seeds)).Sample(
            (status, body) => Judge(Encoding.UTF8.GetBytes(body), status).All(attempt => IsWhole(attempt)
                && (status < 500 || attempt.Kind == AttemptKind.Unknown)
                && (status is < 300 or >= 400 || attempt.Kind == AttemptKind.Unknown)),
            iter: 2_000);

    [Theory]
    [InlineData("""{"Response":{"RequestId":"r"}} x""")]
    [InlineData("""{"Response":{"RequestId":"r"}}{"Response":{"RequestId":"r"}}""")]
    [InlineData("""{"Response":{"RequestId":"r"}""")]
    [InlineData("""{"Response":{"RequestId":"r",}}""")]
    [InlineData("""{"Response":{"RequestId":"r"/**/}}""")]
    [InlineData("""{"response":{"RequestId":"r"}}""")]
    [InlineData("""{"Response":{"requestId":"r"}}""")]
    [InlineData("""{"Response":{"RequestId":7}}""")]
    [InlineData("""{"Response":{"RequestId":"r","Error":"OverQuota"}}""")]
    [InlineData("""{"Response":{"RequestId":"r","Error":[]}}""")]
    [InlineData("""{"Response":{"RequestId":"r"},"Response":null}""")]
    [InlineData("""[{"Response":{"RequestId":"r"}}]""")]
    public void What_is_not_exactly_a_reply_is_no_acknowledgement(string text)
        => Assert.All(
            Judge(Encoding.UTF8.GetBytes(text)), attempt => Assert.Equal(AttemptKind.Unknown, attempt.Kind));

    [Theory]
    [InlineData("""{"Response":{"SharePermissionSet":[null],"ImageSet":[null],"RequestId":"r"}}""")]
    [InlineData("""{"Response":{"SharePermissionSet":[{}],"ImageSet":[{}],"RequestId":"r"}}""")]
    [InlineData("""{"Response":{"SharePermissionSet":[7],"ImageSet":["img-1"],"RequestId":"r"}}""")]
    [InlineData("""{"Response":{"SharePermissionSet":{},"ImageSet":7,"RequestId":"r"}}""")]
    public void A_list_with_something_else_in_it_is_unreadable(string text)
        => Assert.All(
            Judge(Encoding.UTF8.GetBytes(text))[1..3], attempt => Assert.Equal(AttemptKind.Unknown, attempt.Kind));

    [Fact]
    public void Members_that_are_not_known_are_skipped_however_deep_they_are()
        => Assert.All(
            Judge("""{"a":[{}],"Response":{"b":{"RequestId":1},"SharePermissionSet":[],"ImageSet":[],"RequestId":"r"}}"""u8.ToArray())[..3],
            attempt => Assert.Equal((AttemptKind.Succeeded, "r"), (attempt.Kind, attempt.RequestId)));

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    [InlineData("iso-8859-1")]
    public void A_response_in_another_encoding_is_unreadable_or_the_same(string encoding)
    {
        var bytes = Encoding
            .GetEncoding(encoding)
            .GetBytes("""{"Response":{"Error":{"Code":"ü","Message":"ü"},"RequestId":"r"}}""");

        Assert.All(Judge(bytes), attempt => Assert.Equal(AttemptKind.Unknown, attempt.Kind));
    }

    [Fact]
    public void A_response_that_somebody_compressed_unasked_is_unreadable()
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Acknowledged));
        }

        Assert.All(Judge(compressed.ToArray()), attempt => Assert.Equal(AttemptKind.Unknown, attempt.Kind));
    }

    [Theory]
    [InlineData(1_000_000)]
    public async Task A_very_deep_response_does_not_end_the_process(int depth)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Faults.Add(When.Always(), Fault.DeeplyNested(depth));
        using var session = wire.Open(settings => settings.MaximumRetryCount = 0);

        Assert.Equal(ReadReplyKind.Failed, (await session.ListAsync()).Kind);
        Assert.Equal(ReadReplyKind.Failed, (await session.ImagesAsync()).Kind);
        Assert.Equal(WriteReplyKind.Unknown, (await session.WriteAsync()).Kind);
    }

    private static Gen<string> AnyOf(params string[] texts)
        => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static bool IsWhole(Attempt attempt)
        => attempt.Kind == AttemptKind.Succeeded || (attempt.Code is { Length: > 0 } && attempt.Message is not null);

    private static Attempt[] Judge(byte[] bytes, int status = 200)
    {
        using HttpResponseMessage response = new((HttpStatusCode)status);
        return [.. Responses.Select(newResponse =>
        {
            using PooledBytes text = new(bytes.Length + 1);
            bytes.CopyTo(text.GetSpan(bytes.Length));
            text.Advance(bytes.Length);
            return ResponseClassifier.Classify(response, text, newResponse, ServiceEndpoint.Https("cvm.tencentcloudapi.com"));
        })];
    }

    private static byte[] Splice(byte[] seed, int start, int length, byte[] inserted)
        => [.. seed[..start], .. inserted, .. seed[Math.Min(seed.Length, start + length)..]];
}
