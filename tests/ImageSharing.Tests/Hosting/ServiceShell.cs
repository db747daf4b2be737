using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Hosting;

/// <summary>A hosted engine whose environment points at a stand-in for the service, over real HTTP.</summary>
public abstract class ServiceShell : IAsyncLifetime
{
    protected const string Region = ImageCollection.DefaultRegion;

    private readonly HurriedClock _clock = new();
    private readonly List<string> _variables = [];
    private Shell? _shell;
    private SandboxServer? _service;

    private protected Shell Shell => _shell!;

    private protected SandboxServer Service => _service!;

    public async Task InitializeAsync()
    {
        _service = await SandboxServer.StartAsync(Options());
        Set("TENCENTCLOUD_SECRET_ID", SandboxKey.Default.SecretId);
        Set("TENCENTCLOUD_SECRET_KEY", SandboxKey.Default.SecretKey);
        Set("TENCENTCLOUD_CVM_ENDPOINT", _service.Endpoint.AbsoluteUri);
        Set("TENCENTCLOUD_REGION", Region);
        _shell = new Shell();
    }

    public async Task DisposeAsync()
    {
        _shell?.Dispose();
        _clock.Dispose();
        foreach (var name in _variables) Environment.SetEnvironmentVariable(name, null);
        await Service.DisposeAsync();
    }

    private protected virtual SandboxOptions Options() => new() { RequestsPerSecond = null, TimeProvider = _clock };

    /// <summary>From here on, the ten seconds that a list may be late are over at once, for the service too.</summary>
    private protected void Hurry()
    {
        // Any command loads Core, whose clock is moved. Without a credential it fails after that, which does not matter.
        Run("try { Get-CvmCallerIdentity -Offline } catch { }");
        _clock.Hurry();
    }

    private protected void Set(string name, string? value)
    {
        Environment.SetEnvironmentVariable(name, value);
        _variables.Add(name);
    }

    private protected Ran Run(string script, params object?[] arguments) => Shell.Run(script, arguments);

    private protected SandboxImage Image(string imageId) => Service.Images.Find(imageId) ?? Service.Images.Add(imageId);
}
