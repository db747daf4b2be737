using System;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Credentials.Temporary;
using ImageSharing.Core.Sharing.History;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Pace;

namespace ImageSharing.Core.Session;

/// <summary>What all sessions of the process share. A test has its own.</summary>
internal sealed class ProcessServices
{
    public static readonly ProcessServices OfProcess = OfMachine(TimeProvider.System);

    public ProcessServices(
        TimeProvider time,
        Func<double, IRequestPace> makePace,
        Func<string, string?> environment,
        Func<CredentialPlaces>? places = null)
    {
        Time = time;
        Paces = new RequestPaces(makePace);
        Clocks = new ServiceClocks(time);
        EndpointFailovers = new EndpointFailovers(time);
        Memory = new SharingMemory(time);
        RecentReplies = new RecentReplies(time);
        Variable = environment;
        Places = places ?? (static () => new CredentialPlaces(null, null));
        Metadata = new MetadataClient(environment, time);
    }

    /// <summary>The services of a process on this machine, by the clock.</summary>
    public static ProcessServices OfMachine(TimeProvider time) => new(
        time,
        requestsPerSecond => new PaceLimiter(requestsPerSecond, time, new Random()),
        Environment.GetEnvironmentVariable,
        static () => CredentialPlaces.OfMachine(Environment.GetEnvironmentVariable));

    public TimeProvider Time { get; }

    public RequestPaces Paces { get; }

    public ServiceClocks Clocks { get; }

    public EndpointFailovers EndpointFailovers { get; }

    public SharingMemory Memory { get; }

    public RecentReplies RecentReplies { get; }

    public TemporaryKeyCache TemporaryKeys { get; } = new();

    /// <summary>Looks up where credentials are kept: the home folder may change while the process runs.</summary>
    public Func<CredentialPlaces> Places { get; }

    public IInstanceMetadata Metadata { get; }

    /// <summary>Looks an environment variable up.</summary>
    public Func<string, string?> Variable { get; }
}
