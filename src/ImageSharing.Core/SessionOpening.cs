using System;
using System.Threading;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Sts;
using ImageSharing.Core.Transport;

namespace ImageSharing.Core;

/// <summary>Puts a session together: endpoint, credential, and what comes along with it.</summary>
internal sealed class SessionOpening(SessionSettings settings, SessionSurroundings surroundings)
{
    private readonly NoticeBoard _notices = new();

    public CvmSession Open(CancellationToken cancellationToken)
    {
        // Before anything else: a wrong address has to be said without asking anybody.
        var endpoints = EndpointsOf(null);
        var clockOf = endpoints;
        ISecurityTokens tokens = new StsClient(
            new SigningClient(ClientSettingsOf(null), surroundings.Time, _notices),
            EndpointChoice.Make(Product.Sts, null, surroundings.Variable),
            surroundings.Clocks);
        var knownOnly = settings.UsesKnownKeysOnly ? new KnownKeysOnly(tokens, surroundings.Metadata) : null;
        CredentialQuery query = new(settings, surroundings.Variable, surroundings.Places, _notices)
        {
            UtcNow = () => surroundings.Clocks.For(clockOf.For(null)).UtcNow,
            SecurityTokens = knownOnly ?? tokens,
            Metadata = knownOnly ?? surroundings.Metadata,
            Cache = surroundings.TemporaryKeys,
        };
        var source = CredentialChain.Find(query);
        try
        {
            var along = SettingsOf(query, source);
            endpoints = clockOf = EndpointsOf(along?.Endpoint);
            var credential = source.GetAsync(cancellationToken).AsTask().GetAwaiter().GetResult();
            _notices.Say(NoticeKind.Verbose, $"The credential is that of {source.Description}.");
            _notices.Say(NoticeKind.Verbose, $"The endpoint is {endpoints.For(null).Name}.");
            return new CvmSession(
                settings,
                ClientSettingsOf(along?.Language),
                surroundings,
                _notices,
                endpoints,
                source,
                credential,
                query.Region ?? along?.Region);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private EndpointChoice EndpointsOf(string? profile)
        => EndpointChoice.Make(Product.Cvm, settings.Endpoint, surroundings.Variable, profile);

    /// <summary>A profile that was named gives its region also where its keys are not used.</summary>
    private ProfileSettings? SettingsOf(CredentialQuery query, ICredentialSource source)
        => source.Settings
            ?? (string.IsNullOrWhiteSpace(settings.ProfileName)
                ? null
                : new ProfileStore(query).SettingsOf(settings.ProfileName!.Trim()));

    private ClientSettings ClientSettingsOf(string? profileLanguage)
    {
        var language = settings.Language ?? profileLanguage;
        return new ClientSettings
        {
            Timeout = TimeSpan.FromSeconds(Math.Max(1, settings.TimeoutSeconds)),
            MaximumRetryCount = Math.Max(0, settings.MaximumRetryCount),
            Language = language is "zh-CN" or "en-US" ? language : null,
            Proxy = ProxyChoice.Make(settings.Proxy, settings.ProxyCredential),
        };
    }
}
