using System;
using System.Collections.Frozen;
using System.Collections.Generic;

namespace ImageSharing.Sandbox;

/// <summary>
/// How the stand-in behaves. What the documentation leaves open is a switch. Everything with a setter may be changed
/// while the server runs, and holds for the requests that arrive from then on.
/// </summary>
public sealed class SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Serve https with a self-signed, untrusted certificate.</summary>
    public bool Https { get; init; }

    /// <summary>The clock of everything here, delays included.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The keys known at the start.</summary>
    public IReadOnlyList<SandboxKey> Keys { get; init; } = [SandboxKey.Default];

    /// <summary>What one refused account means for the others of its request.</summary>
    public Application Application { get; set; } = Application.Atomic;

    /// <summary>Whether Message names the refused accounts.</summary>
    public AccountNaming NamesAccount { get; set; } = AccountNaming.First;

    /// <summary>SHARE of an account that has the share; an error is FailedOperation.AccountAlreadyExists.</summary>
    public Repetition RepeatedShare { get; set; } = Repetition.NoOp;

    /// <summary>CANCEL of an account that has no share; an error has <see cref="RepeatedCancelCode"/>.</summary>
    public Repetition RepeatedCancel { get; set; } = Repetition.NoOp;

    /// <summary>The code of a repeated CANCEL where it is an error. None is documented.</summary>
    public string RepeatedCancelCode { get; set; } = "InvalidAccountId.NotFound";

    /// <summary>Whether CANCEL refuses bad accounts as SHARE does.</summary>
    public bool CancelChecksAccounts { get; set; } = true;

    /// <summary>
    /// The most accounts in one request, above which it is InvalidParameterValue.LimitExceeded; null is no limit.
    /// </summary>
    public int? MaximumAccountsPerRequest { get; set; }

    /// <summary>An account listed twice in one request.</summary>
    public Duplicates Duplicates { get; set; } = Duplicates.Accepted;

    /// <summary>The most accounts that an image can be shared with.</summary>
    public int Quota { get; set; } = 500;

    /// <summary>How old what a read of the shares shows is: a write is seen after this time.</summary>
    public TimeSpan ReadDelay { get; set; }

    /// <summary>The keys of DescribeImageSharePermission's response.</summary>
    public ShareKeys ShareKeys { get; set; } = ShareKeys.Documented;

    /// <summary>
    /// The most requests in any one second, per action, endpoint (Host header) and key, of ModifyImageSharePermission
    /// and DescribeImageSharePermission; null is no limit. Requests whose signature is refused do not count.
    /// </summary>
    public int? RequestsPerSecond { get; set; } = 10;

    /// <summary>The same for DescribeImages; null is no limit. The STS actions have none.</summary>
    public int? DescribeImagesPerSecond { get; set; } = 40;

    /// <summary>Whether a request that is refused for the rate counts against the rate itself.</summary>
    public bool RefusalsCountAgainstRate { get; set; } = true;

    /// <summary>Time that requests and responses spend on their way.</summary>
    public Latency Latency { get; set; } = Latency.None;

    /// <summary>
    /// How far the service's clock is ahead of <see cref="TimeProvider"/>; signature checks and Date follow it.
    /// </summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>
    /// Whether the service in the credential scope may be the first label of the Host header (127 of 127.0.0.1)
    /// instead of the product. The real service takes the product alone; official clients that split the host for it
    /// need this to be pointed at a loopback address.
    /// </summary>
    public bool AcceptsServiceOfHost { get; set; }

    /// <summary>Actions that CAM refuses to everybody, under <see cref="DenialCode"/>.</summary>
    public IReadOnlySet<string> DeniedActions { get; set; } = FrozenSet<string>.Empty;

    /// <summary>The code of a refusal by CAM: UnauthorizedOperation or AuthFailure.UnauthorizedOperation.</summary>
    public string DenialCode { get; set; } = "UnauthorizedOperation";

    /// <summary>The regions that exist; null means any that looks like one. Others are UnsupportedRegion.</summary>
    public IReadOnlySet<string>? Regions { get; set; }

    /// <summary>
    /// The code of the caller's own account: FailedOperation.AccountIsYourSelf or InvalidAccountIs.YourSelf.
    /// </summary>
    public string SelfCode { get; set; } = "FailedOperation.AccountIsYourSelf";

    /// <summary>
    /// The key that the metadata service gives out as that of this instance's role, which is called Sharer; null where
    /// the instance has no role. The service is at the same address.
    /// </summary>
    public SandboxKey? InstanceRoleKey { get; set; }

    /// <summary>The one web identity token that AssumeRoleWithWebIdentity accepts; null accepts any.</summary>
    public string? WebIdentityToken { get; set; }

    /// <summary>Whether requests are kept in the log; counters are kept in any case.</summary>
    public bool KeepsLog { get; set; } = true;
}
