using System;
using System.Threading;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials;
using ImageSharing.Core.Credentials.Providers;
using ImageSharing.Core.Cvm;
using ImageSharing.Core.Signing;
using ImageSharing.Core.Transport;
using ImageSharing.Core.Transport.Connections;
using ImageSharing.Core.Transport.Endpoints;

namespace ImageSharing.Core.Session;

/// <summary>Puts a session together: endpoint, credential, and what comes along with it.</summary>
internal sealed class SessionOpening(SessionSettings settings, ProcessServices services)
{
    private static readonly string[] Languages = ["zh-CN", "en-US"];
    private readonly Notifications _notices = new();

    public CvmSession Open(CancellationToken cancellationToken)
    {
        // Before anything else: a wrong address has to be said without asking anybody.
        var endpoints = EndpointsOf(null);
        var sts = endpoints.Beside(Product.Sts, services.Variable);
        StsClient tokens = new(
            new SigningClient(ClientSettingsOf(null), services.Time, _notices),
            () => sts,
            services.Clocks);
        var knownOnly = settings.UsesKnownKeysOnly || settings.IsOffline
            ? new KnownKeysOnly(tokens, services.Metadata)
            : null;
        CredentialQuery query = new(settings, services.Variable, PlacesNow(), _notices)
        {
            UtcNow = () => services.Clocks.For(endpoints.For(null)).UtcNow,
            SecurityTokens = (ISecurityTokens?)knownOnly ?? tokens,
            Metadata = knownOnly ?? services.Metadata,
            Cache = services.TemporaryKeys,
        };
        var source = CredentialChain.Find(query);
        try
        {
            var along = SettingsOf(query, source);
            endpoints = EndpointsOf(along?.Endpoint);
            sts = endpoints.Beside(Product.Sts, services.Variable);
            var credential = CredentialOf(source, knownOnly, cancellationToken);
            SessionIdentity identity = new(source.Origin.Source, endpoints.For(null).Name)
            {
                ProfileName = source.Origin.ProfileName,
                RoleArn = source.Origin.RoleArn,
                SecretId = credential?.SecretId,
                ExpiresAtUtc = credential?.ExpiresAtUtc,
            };
            _notices.Say(NoticeKind.Verbose, new Message("Session.Identity", identity.Parts));
            _notices.Say(NoticeKind.Verbose, new Message("Session.Endpoint", identity.Endpoint));
            return new CvmSession(
                settings,
                ClientSettingsOf(along?.Language),
                services,
                _notices,
                endpoints,
                source,
                credential,
                identity,
                tokens,
                query.Region ?? along?.Region);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>The keys to sign with; null if the session is offline and the process has none yet.</summary>
    private Credential? CredentialOf(
        ICredentialSource source, KnownKeysOnly? knownOnly, CancellationToken cancellationToken)
    {
        try
        {
            return source.GetAsync(cancellationToken).AsTask().GetAwaiter().GetResult();
        }
        catch (ProblemException) when (settings.IsOffline && knownOnly!.WasAsked)
        {
            return null;
        }
    }

    private CredentialPlaces PlacesNow() => services.Places() with { Current = settings.CurrentFolder };

    private EndpointChoice EndpointsOf(string? profile)
        => EndpointChoice.Make(Product.Cvm, settings.Endpoint, services.Variable, profile);

    /// <summary>A profile that was named gives its region also where its keys are not used.</summary>
    private ProfileSettings? SettingsOf(CredentialQuery query, ICredentialSource source)
        => source.Settings
            ?? (string.IsNullOrWhiteSpace(settings.ProfileName)
                ? null
                : query.Profiles.SettingsOf(settings.ProfileName!.Trim()));

    private ClientSettings ClientSettingsOf(string? profileLanguage)
    {
        string?[] named = [settings.Language?.Trim(), profileLanguage];
        var language = Array.Find(named, each => !string.IsNullOrEmpty(each)) ?? settings.DefaultLanguage;
        return new ClientSettings
        {
            Timeout = TimeSpan.FromSeconds(Math.Max(1, settings.TimeoutSeconds)),
            MaximumRetryCount = Math.Max(0, settings.MaximumRetryCount),
            Language = Array.Find(Languages, known => known.Equals(language, StringComparison.OrdinalIgnoreCase)),
            Proxy = ProxyChoice.Make(settings.Proxy, settings.ProxyCredential),
        };
    }
}
