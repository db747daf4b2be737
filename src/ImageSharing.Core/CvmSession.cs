using System;
using System.Threading;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing;

namespace ImageSharing.Core;

/// <summary>A credential, an endpoint and the shared client, ready for calls. Dispose it when the command ends.</summary>
public sealed class CvmSession : IDisposable
{
    private CvmSession()
    {
    }

    /// <summary>The region of the environment or the profile, for images that come without one; null where none says.</summary>
    public string? DefaultRegion => throw new NotImplementedException();

    /// <summary>The calls.</summary>
    internal ICvmClient Client => throw new NotImplementedException();

    /// <summary>The clock that all timestamps of the answers are from.</summary>
    internal TimeProvider Time => throw new NotImplementedException();

    /// <summary>Resolves the credential and the endpoint. Blocks; may call STS or the metadata service.</summary>
    /// <exception cref="ProblemException">No credential, half a credential, an endpoint that is not secure, …</exception>
    public static CvmSession Open(SessionSettings settings, CancellationToken cancellationToken)
        => throw new NotImplementedException();

    /// <summary>The name of the endpoint that serves a region: what the process learns about a service is kept under it.</summary>
    internal string EndpointName(string region) => throw new NotImplementedException();

    /// <summary>Says where notices go from now on; those said before come at once, in order. Null: nowhere.</summary>
    internal void ListenTo(Action<Notice>? sink) => throw new NotImplementedException();

    /// <summary>Gives the pace back to the commands that still use it, and clears the secret.</summary>
    public void Dispose() => throw new NotImplementedException();
}
