using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;

namespace ImageSharing.Core.Credentials;

/// <summary>The metadata service of the instance that this runs on.</summary>
internal interface IInstanceMetadata
{
    /// <summary>Its address, for messages.</summary>
    string Name { get; }

    /// <summary>Reads a small text; null if the name does not exist, or if there is no reply in time.</summary>
    /// <param name="path">Below latest/meta-data/.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ProblemException">EndpointNotSecure, EndpointMalformed.</exception>
    Task<string?> ReadAsync(string path, CancellationToken cancellationToken);
}
