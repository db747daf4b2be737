using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Credentials.Temporary;
using ImageSharing.Core.Signing;

namespace ImageSharing.Core.Credentials.Providers;

/// <summary>-RoleArn and its variables: a role that is assumed with the credential that was found.</summary>
internal static class AssumedRole
{
    private const string UsualSessionName = "ImageSharing";

    /// <summary>True if the user or the environment asks for a role.</summary>
    public static bool IsAsked(CredentialQuery query) => ArnOf(query) is not null;

    /// <summary>The source of the role where one is asked for, else the source itself.</summary>
    public static ICredentialSource OnTopOf(CredentialQuery query, ICredentialSource caller)
    {
        if (ArnOf(query) is { } arn) return Make(query, caller, arn, null);

        if (ArnOfEnvironment(query) is { } unused)
        {
            query.Notices.Say(
                NoticeKind.Verbose,
                new Message("Role.NotUsed", unused));
        }

        return caller;
    }

    public static ICredentialSource Make(
        CredentialQuery query, ICredentialSource caller, string arn, string? sessionName)
    {
        RoleRequest request = new(arn, SessionNameOf(query, sessionName))
        {
            ExternalId = query.Variable("TENCENTCLOUD_ASSUME_ROLE_EXTERNAL_ID"),
            DurationSeconds = DurationOf(query),
            Region = query.Region ?? caller.Settings?.Region,
        };
        return new AssumedRoleSource(query, caller, request);
    }

    /// <summary>The session's name in the audit log, which the user gives or the environment, else a profile.</summary>
    public static string SessionNameOf(CredentialQuery query, string? ofProfile = null)
        => NotBlank(query.Settings.RoleSessionName)
            ?? (query.Settings.NamesIdentity ? ofProfile : null)
            ?? query.Variable("TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME")
            ?? query.Variable("TENCENTCLOUD_ROLE_SESSION_NAME")
            ?? ofProfile
            ?? UsualSessionName;

    /// <summary>The role of the environment is not used with a credential that a parameter names.</summary>
    private static string? ArnOf(CredentialQuery query)
        => NotBlank(query.Settings.RoleArn) ?? (query.Settings.NamesIdentity ? null : ArnOfEnvironment(query));

    private static string? ArnOfEnvironment(CredentialQuery query)
        => query.Variable("TENCENTCLOUD_ASSUME_ROLE_ARN") ?? query.Variable("TENCENTCLOUD_ROLE_ARN");

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();

    private static int? DurationOf(CredentialQuery query)
    {
        const string name = "TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION";
        if (query.Variable(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            return seconds;
        }

        throw new ProblemException(new Problem(
            "CredentialUnreadable",
            new Message("Role.DurationInvalid", name)));
    }

    private sealed class AssumedRoleSource(CredentialQuery query, ICredentialSource caller, RoleRequest request)
        : ICredentialSource
    {
        public CredentialOrigin Origin => caller.Origin with { RoleArn = request.RoleArn };

        public ProfileSettings? Settings => caller.Settings;

        public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        {
            var with = await caller.GetAsync(cancellationToken).ConfigureAwait(false);
            return await KeysOf(with).GetAsync(query.UtcNow, IssueAsync, cancellationToken).ConfigureAwait(false);
        }

        public async ValueTask<Credential?> RefreshAsync(Credential refused, CancellationToken cancellationToken)
        {
            var with = await caller.GetAsync(cancellationToken).ConfigureAwait(false);
            return await KeysOf(with)
                .RenewAsync(refused, query.UtcNow, IssueAsync, cancellationToken)
                .ConfigureAwait(false);
        }

        public void Dispose() => caller.Dispose();

        // The fingerprint is part of the cache key: a wrong SecretKey must not get the keys of the right one.
        private TemporaryKeys KeysOf(Credential with) => query.Cache.For(string.Join(
            "\n",
            query.SecurityTokens.Name,
            with.RateLimitKey,
            with.RateLimitKey == with.SecretId ? with.KeyFingerprint : "",
            request.ToString()));

        private async Task<Credential> IssueAsync(CancellationToken cancellationToken)
        {
            var keys = await query.SecurityTokens
                .AssumeRoleAsync(request, caller, cancellationToken)
                .ConfigureAwait(false);
            return CredentialParts.OfRole(request.RoleArn, keys);
        }
    }
}
