using System;
using System.Collections.Concurrent;
using System.Threading;
using ImageSharing.Core.Completion;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Sharing.Engine;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Sts;
using ImageSharing.Core.Transport;

namespace ImageSharing.Core;

/// <summary>
/// A credential, an endpoint and the shared client, ready for calls. Dispose it when the command ends.
/// </summary>
public sealed class CvmSession : IDisposable
{
    private readonly SessionSurroundings _surroundings;
    private readonly NoticeBoard _notices;
    private readonly ICredentialSource _credentials;
    private readonly EndpointChoice _endpoints;
    private readonly StsClient _securityTokens;
    private readonly string _budget;
    private readonly double _requestsPerSecond;
    private readonly ConcurrentDictionary<(string Action, string Endpoint), Lazy<JoinedRoute>> _routes = new();
    private int _closed;

    internal CvmSession(
        SessionSettings settings,
        ClientSettings clientSettings,
        SessionSurroundings surroundings,
        NoticeBoard notices,
        EndpointChoice endpoints,
        ICredentialSource credentials,
        Credential? credential,
        SessionIdentity identity,
        StsClient securityTokens,
        string? defaultRegion)
    {
        _surroundings = surroundings;
        _notices = notices;
        _endpoints = endpoints;
        _credentials = credentials;
        _securityTokens = securityTokens;
        Identity = identity;
        _budget = credential?.BudgetName ?? "";
        _requestsPerSecond = Math.Max(1, settings.RequestsPerSecond);
        MaximumRetryCount = clientSettings.MaximumRetryCount;
        DefaultRegion = defaultRegion;
        Client = new CvmClient(new SigningClient(clientSettings, Time, notices), RouteOf, Time);
    }

    /// <summary>
    /// The region of the environment or the profile, for images that come without one; null where none says.
    /// </summary>
    public string? DefaultRegion { get; }

    /// <summary>As whom the session signs.</summary>
    public SessionIdentity Identity { get; }

    /// <summary>The calls.</summary>
    internal ICvmClient Client { get; }

    /// <summary>What the process remembers of its writes.</summary>
    internal SharingMemory Memory => _surroundings.Memory;

    /// <summary>How often a call is sent again.</summary>
    internal int MaximumRetryCount { get; }

    /// <summary>The clock that all timestamps of the answers are from.</summary>
    internal TimeProvider Time => _surroundings.Time;

    /// <summary>Resolves the credential and the endpoint. Blocks; may call STS or the metadata service.</summary>
    /// <exception cref="ProblemException">
    /// CredentialNotFound, CredentialIncomplete, CredentialExpired, CredentialUnreadable, ProfileNotFound,
    /// EndpointNotSecure, EndpointMalformed, or STS's own code.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CvmSession Open(SessionSettings settings, CancellationToken cancellationToken)
        => Open(settings, SessionSurroundings.OfProcess, cancellationToken);

    internal static CvmSession Open(
        SessionSettings settings,
        SessionSurroundings surroundings,
        CancellationToken cancellationToken)
        => new SessionOpening(settings, surroundings).Open(cancellationToken);

    /// <summary>Asks STS whose keys the session signs with. Blocks.</summary>
    /// <param name="region">The region of the request; null leaves it to the session.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">UnsupportedRegion, ConnectionFailed, OperationTimedOut,
    /// ResponseUnreadable, or the service's own code.</exception>
    public CallerIdentity GetCallerIdentity(string? region, CancellationToken cancellationToken)
    {
        region ??= DefaultRegion;
        if (region is not null && RegionName.Check(region) is { } problem) throw new ProblemException(problem);

        var caller = _securityTokens.GetCallerIdentityAsync(_credentials, region, cancellationToken);
        return new CallerIdentity(caller.GetAwaiter().GetResult());
    }

    /// <summary>
    /// The name of the endpoint that serves a region: what the process learns about a service is kept under it.
    /// </summary>
    public string EndpointName(string? region) => _endpoints.For(region).Name;

    /// <summary>The name of a question about a region or one of its images, as this session asks it.</summary>
    internal AnswerKey AnswerKey(string region, string? imageId) => new(EndpointName(region), _budget, region, imageId);

    /// <summary>Says what there was to say while the session was opened: who signs, and warnings.</summary>
    /// <param name="sink">Is called on this thread, in order.</param>
    public void SayNotices(Action<Notice> sink)
    {
        foreach (var notice in _notices.TakeKept()) sink(notice);
    }

    /// <summary>Says where notices go from now on; those said before come at once, in order. Null: nowhere.</summary>
    /// <param name="sink">Is called from any thread, and must not block.</param>
    internal void ListenTo(Action<Notice>? sink) => _notices.ListenTo(sink);

    /// <summary>Gives the pace back to the commands that still use it, and clears the secret.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;

        foreach (var joined in _routes.Values) joined.Value.Use.Dispose();
        _credentials.Dispose();
    }

    private Route RouteOf(string action, string region)
    {
        var endpoint = _endpoints.For(region);
        var key = (action, endpoint.Name);
        if (!_routes.TryGetValue(key, out var joined))
            joined = _routes.GetOrAdd(key, new Lazy<JoinedRoute>(() => Join(action, endpoint)));
        var (use, route) = joined.Value;
        if (Volatile.Read(ref _closed) != 0)
        {
            use.Dispose();
            throw new OperationCanceledException("The session is closed.");
        }

        return route;
    }

    // The service allows forty reads of images a second, and ten of the other calls.
    private JoinedRoute Join(string action, ServiceEndpoint endpoint)
    {
        var use = _surroundings.Paces.Use(
            new PaceKey(action, endpoint.Name, _budget),
            action == CvmRequests.DescribeImages ? 4 * _requestsPerSecond : _requestsPerSecond);
        var detour = _surroundings.Detours.Of(endpoint, _endpoints.OthersOf(endpoint));
        return new JoinedRoute(
            use,
            new Route(endpoint, _surroundings.Clocks.For(endpoint), use.Pace, _credentials, detour));
    }

    private sealed record JoinedRoute(RequestPaces.PaceUse Use, Route Route);
}
