using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace ImageSharing.Sandbox.Tests;

/// <summary>What a request carries. A test changes the one thing that it is about.</summary>
internal sealed record Call
{
    public string Action { get; init; } = SandboxActions.ModifyImageSharePermission;

    public string Body { get; init; } = "{}";

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string Query { get; init; } = "";

    public string ContentType { get; init; } = "application/json";

    public string? Version { get; init; }

    public string? Region { get; init; } = ImageCollection.DefaultRegion;

    public string? Host { get; init; }

    public string? SignedHost { get; init; }

    public string SignedHeaders { get; init; } = "content-type;host";

    public string? Service { get; init; }

    public string? Date { get; init; }

    public long? Timestamp { get; init; }

    public string SecretId { get; init; } = SandboxKey.Default.SecretId;

    public string SecretKey { get; init; } = SandboxKey.Default.SecretKey;

    public string? Token { get; init; }

    public string? Language { get; init; }

    public string? Authorization { get; init; }

    public string AfterAlgorithm { get; init; } = " ";

    public string Path { get; init; } = "/";

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}

/// <summary>A response of the stand-in, read leniently.</summary>
internal sealed record ServiceReply(HttpResponseMessage Http, string Text)
{
    public JsonNode Response => JsonNode.Parse(Text)!["Response"]!;

    public string? Code => (string?)Response["Error"]?["Code"];

    public string? Message => (string?)Response["Error"]?["Message"];
}

/// <summary>A client that signs by itself, for the tests of the stand-in alone.</summary>
internal sealed class SandboxClient(SandboxServer server) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });

    public Task<ServiceReply> Share(string imageId, params string[] accountIds) => Send(Modify(imageId, "SHARE", accountIds));

    public Task<ServiceReply> Cancel(string imageId, params string[] accountIds)
        => Send(Modify(imageId, "CANCEL", accountIds));

    public async Task<string[]> List(string imageId)
    {
        var reply = await Send(Describe(imageId));
        var shares = reply.Response["SharePermissionSet"]!.AsArray();
        var accounts = new string[shares.Count];
        for (var index = 0; index < shares.Count; index++)
            accounts[index] = (string)shares[index]!["AccountId"]!;
        return accounts;
    }

    public static Call Modify(string imageId, string permission, params string[] accountIds) => new()
    {
        Body = JsonSerializer.Serialize(new { ImageId = imageId, AccountIds = accountIds, Permission = permission }),
    };

    public static Call Describe(string imageId) => new()
    {
        Action = SandboxActions.DescribeImageSharePermission,
        Body = JsonSerializer.Serialize(new { ImageId = imageId }),
    };

    public async Task<ServiceReply> Send(Call call)
    {
        using var request = Request(call);
        var response = await _http.SendAsync(request);
        return new ServiceReply(response, await response.Content.ReadAsStringAsync());
    }

    public HttpRequestMessage Request(Call call)
    {
        var isSts = call.Action is "GetCallerIdentity" or "AssumeRole" or "AssumeRoleWithWebIdentity";
        var time = call.Timestamp ?? server.Options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        var body = call.Method == HttpMethod.Get ? [] : Encoding.UTF8.GetBytes(call.Body);
        var target = new Uri(server.Endpoint, call.Path + (call.Query.Length == 0 ? "" : "?" + call.Query));
        var request = new HttpRequestMessage(call.Method, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.ContentType);
        request.Headers.Host = call.Host;
        Add("X-TC-Action", call.Action);
        Add("X-TC-Version", call.Version ?? (isSts ? "2018-08-13" : "2017-03-12"));
        Add("X-TC-Region", call.Region);
        Add("X-TC-Timestamp", $"{time}");
        Add("X-TC-Token", call.Token);
        Add("X-TC-Language", call.Language);
        foreach (var (name, value) in call.Headers)
            Add(name, value);
        var date = call.Date ?? DateTimeOffset
            .FromUnixTimeSeconds(time)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var service = call.Service ?? (isSts ? "sts" : "cvm");
        var host = call.SignedHost ?? call.Host ?? server.Endpoint.Authority;
        Add("Authorization", call.Authorization ?? Sign(call, body, host, time, date, service));
        return request;

        void Add(string name, string? value)
        {
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Sign(Call call, byte[] body, string host, long time, string date, string service)
    {
        var lines = "";
        foreach (var name in call.SignedHeaders.Split(';'))
        {
            lines += name switch
            {
                "content-type" => $"content-type:{call.ContentType.ToLowerInvariant()}\n",
                "host" => $"host:{host.ToLowerInvariant()}\n",
                "x-tc-action" => $"x-tc-action:{call.Action.ToLowerInvariant()}\n",
                "x-tc-timestamp" => $"x-tc-timestamp:{time}\n",
                _ => $"{name}:\n",
            };
        }

        var canonical = $"{call.Method}\n/\n{call.Query}\n{lines}\n{call.SignedHeaders}\n{Hex(SHA256.HashData(body))}";
        var toSign =
            $"TC3-HMAC-SHA256\n{time}\n{date}/{service}/tc3_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Mac(Mac(Mac(Encoding.UTF8.GetBytes("TC3" + call.SecretKey), date), service), "tc3_request");
        return $"TC3-HMAC-SHA256{call.AfterAlgorithm}Credential={call.SecretId}/{date}/{service}/tc3_request, "
            + $"SignedHeaders={call.SignedHeaders}, Signature={Hex(Mac(key, toSign))}";
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
