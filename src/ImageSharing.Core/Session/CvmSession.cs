using System;
using System.Collections.Generic;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Images;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Sharing.History;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Session;

/// <summary>
/// A credential, an endpoint and the shared client, ready for calls. Dispose it when the command ends.
/// </summary>
internal sealed class CvmSession : IDisposable
{
    private readonly ProcessServices _services;
    private readonly CvmConnection _connection;
    private readonly ICredentialSource _credentials;
    private readonly StsClient _securityTokens;
    private readonly string _rateLimitKey;
    private readonly RouteTable _routes;
    private int _closed;

    internal CvmSession(
        SessionSettings settings,
        ClientSettings clientSettings,
        ProcessServices services,
        Notifications notices,
        EndpointChoice endpoints,
        ICredentialSource credentials,
        Credential? credential,
        SessionIdentity identity,
        StsClient securityTokens,
        string? defaultRegion)
    {
        _services = services;
        _credentials = credentials;
        _securityTokens = securityTokens;
        Identity = identity;
        _rateLimitKey = credential?.RateLimitKey ?? "";
        DefaultRegion = defaultRegion;
        _routes = new RouteTable(
            endpoints,
            credentials,
            _rateLimitKey,
            services.Paces,
            services.Clocks,
            services.EndpointFailovers,
            settings.ExpectedRequests);
        CvmClient client = new(
            new SigningClient(clientSettings, Time, notices), _routes, Math.Max(1, settings.RequestsPerSecond), Time);
        _connection = new CvmConnection(client, endpoints, clientSettings.MaximumRetryCount, notices);
    }

    /// <summary>
    /// The region of the environment or the profile, for images that come without one; null if none says.
    /// </summary>
    public string? DefaultRegion { get; }

    /// <summary>As whom the session signs.</summary>
    public SessionIdentity Identity { get; }

    /// <summary>The calls.</summary>
    internal ICvmClient Client => _connection.Client;

    /// <summary>What there is to say beside the results.</summary>
    internal Notifications Notices => _connection.Notices;

    /// <summary>What the process remembers of its writes.</summary>
    internal SharingMemory Memory => _services.Memory;

    /// <summary>The clock that all timestamps of the replies are from.</summary>
    internal TimeProvider Time => _services.Time;

    /// <summary>Resolves the credential and the endpoint. Blocks; may call STS or the metadata service.</summary>
    /// <exception cref="ProblemException">
    /// CredentialNotFound, CredentialIncomplete, CredentialExpired, CredentialUnreadable, ProfileNotFound,
    /// EndpointNotSecure, EndpointMalformed, or STS's own code.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CvmSession Open(SessionSettings settings, CancellationToken cancellationToken)
        => Open(settings, ProcessServices.OfProcess, cancellationToken);

    internal static CvmSession Open(
        SessionSettings settings,
        ProcessServices services,
        CancellationToken cancellationToken)
        => new SessionOpening(settings, services).Open(cancellationToken);

    /// <summary>Asks STS whose keys the session signs with. Blocks.</summary>
    /// <param name="region">The region of the request; null leaves it to the session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">UnsupportedRegion, ConnectionFailed, OperationTimedOut,
    /// ResponseUnreadable, or the service's own code.</exception>
    public CallerIdentity GetCallerIdentity(string? region, CancellationToken cancellationToken)
    {
        region ??= DefaultRegion;
        if (region is not null && RegionName.Check(region) is { } problem) throw new ProblemException(problem);

        return _securityTokens.GetCallerIdentityAsync(_credentials, region, cancellationToken).GetAwaiter().GetResult();
    }

    /// <summary>
    /// The name of the endpoint that serves a region: what the process learns about a service is kept under it.
    /// </summary>
    public string EndpointName(string? region) => _connection.EndpointName(region);

    /// <summary>The name of a question about a region or one of its images, as this session asks it.</summary>
    internal LookupKey LookupKey(string region, string? imageId)
        => new(EndpointName(region), _rateLimitKey, region, imageId);

    /// <summary>Says what there was to say while the session was opened: who signs, and warnings.</summary>
    /// <param name="sink">Is called on this thread, in order.</param>
    public void SayNotices(Action<Notice> sink)
    {
        foreach (var notice in _connection.Notices.TakeKept()) sink(notice);
    }

    /// <summary>Grants or revokes for many images; the work begins at once.</summary>
    /// <param name="settings">How to go about it.</param>
    /// <param name="targets">The images and their accounts.</param>
    public ShareRun Share(ShareSettings settings, IReadOnlyList<ImageTarget> targets) => new(
        _connection,
        Memory,
        settings ?? throw new ArgumentNullException(nameof(settings)),
        targets ?? throw new ArgumentNullException(nameof(targets)));

    /// <summary>Makes a listing of share lists, without images yet.</summary>
    /// <param name="throttleLimit">Requests in flight.</param>
    /// <param name="decides">
    /// True if something is to be done on the ground of the lists: then they count in what this process has done of
    /// late, and may have to wait for it.
    /// </param>
    public ShareListing ListShares(int throttleLimit, bool decides)
        => new(_connection, Memory, throttleLimit, decides);

    /// <summary>Makes a search for images, which has asked for nothing yet.</summary>
    /// <param name="regions">Where to look.</param>
    /// <param name="query">What to look for.</param>
    public ImageSearch Search(IReadOnlyList<string> regions, ImageQuery query) => new(
        _connection,
        regions ?? throw new ArgumentNullException(nameof(regions)),
        query ?? throw new ArgumentNullException(nameof(query)));

    /// <summary>Gives the pace back to the commands that still use it, and clears the secret.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;

        _routes.Dispose();
        _credentials.Dispose();
    }
}
