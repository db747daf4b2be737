using System;
using System.Text;

namespace ImageSharing.Sandbox;

/// <content>Faults of the response alone. The request is handled first unless it says otherwise.</content>
public sealed partial record Fault
{
    /// <summary>An HTTP status other than 200, with a text.</summary>
    /// <param name="status">Such as 500, 502, 503.</param>
    /// <param name="text">The body.</param>
    /// <param name="applied">Whether the write was applied.</param>
    /// <param name="contentType">The Content-Type.</param>
    public static Fault Http(
        int status,
        string text = "upstream error",
        bool applied = false,
        string contentType = "text/plain")
        => Respond($"Http {status}", applied, new BodyShape(status, contentType, Encoding.UTF8.GetBytes(text)));

    /// <summary>HTTP 200 with that body in place of the service's.</summary>
    public static Fault Body(string text, bool applied = true, string contentType = "application/json")
        => Respond(nameof(Body), applied, new BodyShape(200, contentType, Encoding.UTF8.GetBytes(text)));

    /// <summary>A body that says application/json and is none.</summary>
    public static Fault Unreadable(bool applied = true)
        => Body("{\"Response\":{\"RequestId\":", applied) with { Name = nameof(Unreadable) };

    /// <summary>A page of HTML, as a proxy shows it.</summary>
    public static Fault Html(bool applied = true)
        => Body("<html><body><h1>Sign in to the network</h1></body></html>", applied, "text/html") with
        {
            Name = nameof(Html),
        };

    /// <summary>An empty body.</summary>
    public static Fault Empty(bool applied = true) => Body("", applied) with { Name = nameof(Empty) };

    /// <summary>
    /// The service's response, cut in the middle: Content-Length is more than what is sent, and the connection ends.
    /// </summary>
    public static Fault Truncated(bool applied = true) => Respond(nameof(Truncated), applied, new TruncatedShape());

    /// <summary>The service's response, made longer than anyone should read.</summary>
    /// <param name="bytes">How long, in bytes.</param>
    public static Fault Huge(long bytes = 11_000_000) => Respond(nameof(Huge), null, new HugeShape(bytes));

    /// <summary>Valid JSON, nested that deep.</summary>
    public static Fault DeeplyNested(int depth = 10_000, bool applied = true)
        => Body($"{{\"Response\":{{\"X\":{new string('[', depth)}{new string(']', depth)}}}}}", applied) with
        {
            Name = nameof(DeeplyNested),
        };

    /// <summary>The service's response, byte by byte, so long after one another.</summary>
    public static Fault Trickle(TimeSpan interval) => Respond(nameof(Trickle), null, new TrickleShape(interval));

    /// <summary>A redirect to another address. Nothing is applied.</summary>
    public static Fault Redirect(Uri location, int status = 307)
        => Http(status, "") with { Name = nameof(Redirect), Headers = [new("Location", location.AbsoluteUri)] };

    private static Fault Respond(string name, bool? applied, ResponseShape shape)
        => new(name) { IsApplied = applied, Shape = shape };
}
