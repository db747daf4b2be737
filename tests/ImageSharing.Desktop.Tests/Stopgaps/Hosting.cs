using System;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Extensions.Hosting;

internal interface IHostLifetime
{
    Task WaitForStartAsync(CancellationToken cancellationToken);

    Task StopAsync(CancellationToken cancellationToken);
}

internal sealed class HostOptions
{
    public TimeSpan ShutdownTimeout { get; set; }
}
