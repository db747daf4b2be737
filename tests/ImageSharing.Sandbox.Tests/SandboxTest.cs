using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ImageSharing.Sandbox.Tests;

/// <summary>A stand-in with one image, on a clock that stands still until the test moves it.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected const string ImageId = "img-6pb6lrmy";
    protected const string Good = "100000000010";
    protected const string Other = "100000000011";
    protected const string Third = "100000000012";
    protected const string Nobody = "100000000404";
    protected const string Collaborator = "100000000405";

    private protected FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1551113065));

    private protected SandboxServer Server { get; private set; } = null!;

    private protected SandboxClient Client { get; private set; } = null!;

    private protected SandboxImage Image => Server.Images[ImageId];

    private protected SandboxOptions Options => Server.Options;

    public async Task InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(new SandboxOptions { TimeProvider = Time });
        Server.Images.Add(ImageId);
        Server.Accounts.Declare(Nobody, AccountKind.Unknown);
        Server.Accounts.Declare(Collaborator, AccountKind.Collaborator);
        Client = new SandboxClient(Server);
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Moves the clock until the task is done, and fails instead of hanging if it never is.</summary>
    private protected async Task AdvanceUntilDoneAsync(Task task, TimeSpan step, string expectation)
    {
        var watch = Stopwatch.StartNew();
        while (!task.IsCompleted)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(1)) Assert.Fail($"This never happened: {expectation}.");
            Time.Advance(step);
            await Task.Delay(10);
        }
    }
}
