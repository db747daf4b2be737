using System;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Sandbox;

namespace ImageSharing.Benchmarks;

/// <summary>One write, from its accounts to what goes into the request.</summary>
public class SigningBenchmark
{
    private const string Region = ImageCollection.DefaultRegion;
    private const string Host = "cvm.tencentcloudapi.com";

    private readonly byte[] _hash = new byte[Hashes.Size];
    private readonly byte[] _key = new byte[Hashes.Size];
    private readonly byte[] _canonical = Encoding.ASCII.GetBytes(
        $"POST\n/\n\ncontent-type:{ApiRequest.ContentType}\nhost:{Host}\nx-tc-action:{CvmRequests.ModifyImageSharePermission.ToLowerInvariant()}\n\n"
        + $"content-type;host;x-tc-action\n{new string('0', 2 * Hashes.Size)}");

    private readonly byte[] _toSign = Encoding.ASCII.GetBytes(
        $"TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n{new string('0', 2 * Hashes.Size)}");

    private readonly ServiceEndpoint _endpoint = ServiceEndpoint.Https(Host);
    private readonly Credential _credential = new(
        SandboxKey.Default.SecretId,
        SecretBytes.From(SandboxKey.Default.SecretKey));
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private string[] _ids = [];
    private byte[] _body = [];

    /// <summary>How many accounts the request has.</summary>
    [Params(1, 10, 500)]
    public int Accounts { get; set; }

    /// <summary>What the string takes that goes out as the Authorization header.</summary>
    internal static int HeaderBytes()
    {
        var length = new SigningBenchmark().WriteAndSign().Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = new string('a', length);
        return (int)(GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [GlobalSetup]
    public void SetUp()
    {
        _ids = Grant.Accounts(Accounts);
        using var request = Make();
        _body = request.Body.Span.ToArray();
    }

    [Benchmark(Baseline = true)]
    public int BareHashes()
    {
        SHA256.HashData(_body, _hash);
        SHA256.HashData(_canonical, _hash);
        return HMACSHA256.HashData(_key, _toSign, _hash);
    }

    [Benchmark]
    public string WriteAndSign()
    {
        using var request = Make();
        var signable = new SignableRequest(Host, ApiRequest.ContentType, request.Action, request.Body.Span);
        return Tc3.Authorize(signable, request.Product.Name, _now.ToUnixTimeSeconds(), _credential, _hash);
    }

    [Benchmark]
    public HttpRequestMessage WholeMessage()
    {
        using var request = Make();
        var stamps = new PermitStamps(UnlimitedPace.Instance, TimeProvider.System);
        var content = new StampedContent(request.Body.Memory, ApiRequest.ContentType, stamps);
        return RequestSigner.Make(request, _endpoint, _credential, language: null, _now, content, _hash);
    }

    private ApiRequest Make() => CvmRequests.Write(Region, Grant.Image(1), _ids, SharePermission.Share);
}
