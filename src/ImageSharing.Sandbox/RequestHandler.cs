using System;
using System.Buffers;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace ImageSharing.Sandbox;

/// <summary>
/// Handles an HTTP request from its first byte to its last. It reads the request, finds the faults that apply to it,
/// waits for the latency, lets <see cref="Service"/> serve it, and sends the response. README.md has the whole way.
/// </summary>
internal sealed class RequestHandler(SandboxServer server)
{
    private const int LargestBody = 10 * 1024 * 1024;

    private readonly Service _service = new(server);

    internal async Task HandleAsync(HttpContext http)
    {
        try
        {
            await ServeAsync(http);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
        catch (IOException)
        {
            http.Abort();
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            // Such as a predicate of a test that throws: said where the test sees it.
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await http.Response.WriteAsync($"The sandbox itself failed: {failure}", server.Stopping);
        }
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (http.Request.Path.Value is not ("/" or ""))
        {
            await InstanceMetadata.RespondAsync(http, server.Options.InstanceRoleKey);
            return;
        }

        var exchange = new Exchange(http.Request);
        var record = exchange.Record;
        if (DropBeforeBody(record))
        {
            http.Abort();
            return;
        }

        exchange.Body = await ReadBodyAsync(http.Request);
        exchange.ReadParameters();
        Fault fault;
        lock (server.Clock.Gate)
        {
            server.Requests.NameImage(record);
            fault = server.Faults.Of(record);
        }

        record.Fault = fault.Name.Length == 0 ? null : fault.Name;
        var latency = server.Options.Latency;
        await DelayAsync(latency.BeforeArrival(record.Number));
        if (fault.HeldRequest is { } heldRequest)
            await heldRequest.WhenPulled(server.Stopping);
        var reply = _service.Serve(exchange, fault);
        if (fault.Loss == Loss.None)
        {
            if (fault.HeldResponse is { } heldResponse)
                await heldResponse.WhenPulled(server.Stopping);
            await DelayAsync(latency.BeforeResponse(record.Number));
            await RespondAsync(http, record, reply, fault);
        }
        else
        {
            End(record, isDropped: true);
            http.Abort();
        }
    }

    private bool DropBeforeBody(RequestRecord record)
    {
        lock (server.Clock.Gate)
        {
            server.Requests.Begin(record);
            if (server.Faults.BeforeBody(record) is not { } fault)
                return false;
            record.Fault = fault.Name;
            server.Requests.Arrive(record);
            record.IsDropped = true;
            server.Requests.End(record);
            return true;
        }
    }

    private Task RespondAsync(HttpContext http, RequestRecord record, in Reply reply, Fault fault)
    {
        var shape = fault.Shape ?? ServiceShape.Instance;
        var body = reply.Write(record.RequestId);
        http.Response.ContentType = "application/json";
        http.Response.Headers.Date = server.Clock.ServiceNow().ToString("r");
        foreach (var (name, value) in fault.Headers)
            http.Response.Headers[name] = value;
        record.HttpStatus = shape.Status;
        record.IsUnreadable = shape.IsUnreadable;
        End(record, isDropped: false);
        return shape.SendAsync(new Outgoing(http, body, server.Clock.Provider, server.Stopping));
    }

    private void End(RequestRecord record, bool isDropped)
    {
        lock (server.Clock.Gate)
        {
            record.IsDropped = isDropped;
            server.Requests.End(record);
        }
    }

    private Task DelayAsync(TimeSpan time)
        => time > TimeSpan.Zero ? Task.Delay(time, server.Clock.Provider, server.Stopping) : Task.CompletedTask;

    private async ValueTask<byte[]> ReadBodyAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(server.Stopping);
            if (read.IsCompleted || read.Buffer.Length > LargestBody)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
