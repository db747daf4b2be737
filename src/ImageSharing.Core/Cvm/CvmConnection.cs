using ImageSharing.Core.Contract;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Cvm;

/// <summary>What a run, a listing or a search needs of the session that made it.</summary>
/// <param name="Client">The calls.</param>
/// <param name="Endpoints">The address of each region.</param>
/// <param name="MaximumRetryCount">How often a call is sent again.</param>
/// <param name="Notices">What is said beside the results.</param>
internal sealed record CvmConnection(
    ICvmClient Client, EndpointChoice Endpoints, int MaximumRetryCount, Notifications Notices)
{
    /// <summary>
    /// The name of the endpoint that serves a region: what the process learns about a service is kept under it.
    /// </summary>
    public string EndpointName(string? region) => Endpoints.For(region).Name;
}
