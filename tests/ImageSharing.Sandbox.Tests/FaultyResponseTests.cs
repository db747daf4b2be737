using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Tests;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

public sealed class FaultyResponseTests : SandboxTest
{
    [Theory]
    [InlineData(500, false)]
    [InlineData(502, true)]
    [InlineData(503, false)]
    public async Task Responds_with_another_status(int status, bool applied)
    {
        Server.Faults.Add(When.Request(1), Fault.Http(status, "out of order", applied));

        var reply = await Client.Share(ImageId, Good);

        Assert.Equal(status, (int)reply.Http.StatusCode);
        Assert.Equal("out of order", reply.Text);
        Assert.Equal(applied ? 1 : 0, Image.Shares.Count);
        Assert.Equal(status, Server.Requests.All[0].HttpStatus);
        Assert.Equal($"HTTP {status}", Server.Requests.All[0].Verdict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Responds_with_what_nobody_can_read(bool applied)
    {
        Server.Faults.Add(When.Request(1), Fault.Unreadable(applied));
        Server.Faults.Add(When.Request(2), Fault.Html(applied));
        Server.Faults.Add(When.Request(3), Fault.Empty(applied));
        Server.Faults.Add(When.Request(4), Fault.DeeplyNested(applied: applied));
        Server.Faults.Add(When.Request(5), Fault.Truncated(applied));

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(Send().Result.Text));
        var html = await Send();
        Assert.Equal("text/html", html.Http.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<html>", html.Text, StringComparison.Ordinal);
        Assert.Equal("", (await Send()).Text);
        var nested = (await Send()).Text;
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(nested));
        JsonDocument.Parse(nested, new JsonDocumentOptions { MaxDepth = 10_010 }).Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(Send);
        Assert.Equal(5, Server.Requests.Count(verdict: "Unreadable"));

        async Task<ServiceReply> Send()
        {
            try
            {
                return await Client.Share(ImageId, Good);
            }
            finally
            {
                Assert.Equal(applied, Image.Shares.Revoke(Good));
            }
        }
    }

    [Fact]
    public async Task Sends_a_truncated_response_with_its_whole_length()
    {
        Server.Faults.Add(When.Request(1), Fault.Truncated());
        using var http = new HttpClient();
        using var request = Client.Request(SandboxClient.Modify(ImageId, "SHARE", Good));

        using var reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.True(reply.Content.Headers.ContentLength > 60);
        await Assert.ThrowsAnyAsync<Exception>(() => reply.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Sends_a_response_that_is_longer_than_anyone_should_read()
    {
        Server.Faults.Add(When.Request(1), Fault.Huge());

        var reply = await Client.Share(ImageId, Good);

        Assert.Equal(11_000_000, reply.Text.Length);
        Assert.Null(reply.Code);
        Assert.Equal(1, Image.Shares.Count);
    }

    [Fact]
    public async Task Trickles_a_response()
    {
        Server.Faults.Add(When.Request(1), Fault.Trickle(TimeSpan.FromMinutes(1)));
        using var http = new HttpClient();
        using var request = Client.Request(SandboxClient.Modify(ImageId, "SHARE", Good));
        using var reply = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await reply.Content.ReadAsStreamAsync();
        var buffer = new byte[1000];

        Assert.Equal(1, await body.ReadAsync(buffer));
        var second = body.ReadAsync(buffer).AsTask();
        Assert.False(second.IsCompleted);
        await AdvanceUntilDoneAsync(second, TimeSpan.FromMinutes(1), "the second part of the body arrives");

        Assert.InRange(await second, 1, 100);
    }

    [Fact]
    public async Task Holds_a_request_and_a_response_until_a_trigger()
    {
        var request = new SandboxTrigger();
        var reply = new SandboxTrigger();
        Server.Faults.Add(When.Request(1), Fault.HoldRequest(request));
        Server.Faults.Add(When.Request(1), Fault.HoldResponse(reply));

        var sent = Client.Share(ImageId, Good);
        await request.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(Server.Requests.All);
        request.Pull();
        await reply.Reached.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal([Good], Image.Shares.Accounts);
        Assert.Null(Server.Requests.All[0].Responded);
        Assert.False(sent.IsCompleted);
        reply.Pull();

        Assert.Null((await sent).Code);
        Assert.NotNull(Server.Requests.All[0].Responded);
    }

    [Fact]
    public async Task Never_responds_until_the_client_gives_up()
    {
        Server.Faults.Add(When.Request(1), Fault.NeverRespond());
        using var http = new HttpClient();
        using var giveUp = new CancellationTokenSource();
        using var request = Client.Request(SandboxClient.Modify(ImageId, "SHARE", Good));
        var sent = http.SendAsync(request, giveUp.Token);
        await Eventually.IsTrueAsync(() => Image.Shares.Count > 0, "the write is applied");

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sent);
        Assert.Null((await Client.Share(ImageId, Other)).Code);
    }

    [Fact]
    public async Task Redirects_to_another_host()
    {
        await using var elsewhere = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = Time });
        Server.Faults.Add(When.Request(1), Fault.Redirect(elsewhere.Endpoint));

        var reply = await Client.Share(ImageId, Good);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, reply.Http.StatusCode);
        Assert.Equal(elsewhere.Endpoint, reply.Http.Headers.Location);
        Assert.Equal(0, Image.Shares.Count);
    }

    [Fact]
    public async Task Forges_the_date_and_other_headers()
    {
        var date = Time.GetUtcNow().AddDays(3);
        Server.Faults.Add(When.Request(1), Fault.ForgedDate(date));
        Server.Faults.Add(When.Request(1), Fault.Header("Age", "60"));

        var reply = await Client.Share(ImageId, Good);

        Assert.Null(reply.Code);
        Assert.Equal(date, reply.Http.Headers.Date);
        Assert.Equal(TimeSpan.FromSeconds(60), reply.Http.Headers.Age);
        Assert.Equal(Time.GetUtcNow(), (await Client.Share(ImageId, Good)).Http.Headers.Date);
    }
}
