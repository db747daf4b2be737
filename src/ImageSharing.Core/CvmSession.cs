using System;
using System.Threading;

namespace ImageSharing.Core;

/// <summary>A credential, an endpoint and the shared client, ready for calls.</summary>
public sealed class CvmSession
{
    private CvmSession()
    {
    }

    /// <summary>The region of the environment or the profile, for images that come without one; null where none says.</summary>
    public string? DefaultRegion => throw new NotImplementedException();

    /// <summary>Resolves the credential and the endpoint. Blocks; may call STS or the metadata service.</summary>
    /// <exception cref="ProblemException">No credential, half a credential, an endpoint that is not secure, …</exception>
    public static CvmSession Open(SessionSettings settings, CancellationToken cancellationToken)
        => throw new NotImplementedException();
}
