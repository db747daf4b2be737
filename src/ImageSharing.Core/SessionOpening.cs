using System;
using System.Threading;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Credentials.Profiles;
using ImageSharing.Core.Sharing;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Sts;
using ImageSharing.Core.Transport;

namespace ImageSharing.Core;

/// <summary>Puts a session together: endpoint, credential, and what comes along with it.</summary>
internal sealed class SessionOpening(SessionSettings settings, SessionSurroundings surroundings)
{
    private readonly NoticeBoard notices = new();

    public CvmSession Open(CancellationToken cancellationToken)
    {
        // Before anything else: a wrong address has to be said without asking anybody.
        EndpointChoice endpoints = EndpointsOf(null);
        EndpointChoice clockOf = endpoints;
        CredentialQuery query = new(settings, surroundings.Variable, surroundings.Places, notices)
        {
            UtcNow = () => surroundings.Clocks.For(clockOf.For(null)).UtcNow,
            SecurityTokens = new StsClient(
                new SigningClient(ClientSettingsOf(null), surroundings.Time, notices),
                EndpointChoice.Make(Product.Sts, null, surroundings.Variable),
                surroundings.Clocks),
            Metadata = surroundings.Metadata,
            Cache = surroundings.TemporaryKeys,
        };
        ICredentialSource source = CredentialChain.Find(query);
        try
        {
            ProfileSettings? along = SettingsOf(query, source);
            endpoints = clockOf = EndpointsOf(along?.Endpoint);
            Credential credential = source.GetAsync(cancellationToken).AsTask().GetAwaiter().GetResult();
            notices.Say(NoticeKind.Verbose, $"The credential is that of {source.Description}.");
            notices.Say(NoticeKind.Verbose, $"The endpoint is {endpoints.For(null).Name}.");
            return new CvmSession(
                settings,
                ClientSettingsOf(along?.Language),
                surroundings,
                notices,
                endpoints,
                source,
                credential,
                query.Variable("TENCENTCLOUD_REGION") ?? along?.Region);
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
            ?? (string.IsNullOrWhiteSpace(settings.ProfileName) ? null : new ProfileStore(query).SettingsOf(settings.ProfileName!.Trim()));

    private ClientSettings ClientSettingsOf(string? profileLanguage)
    {
        string? language = settings.Language ?? profileLanguage;
        return new ClientSettings
        {
            Timeout = TimeSpan.FromSeconds(Math.Max(1, settings.TimeoutSeconds)),
            MaximumRetryCount = Math.Max(0, settings.MaximumRetryCount),
            Language = language is "zh-CN" or "en-US" ? language : null,
            Proxy = ProxyChoice.Make(settings.Proxy, settings.ProxyCredential),
        };
    }
}
