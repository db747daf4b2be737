using System.Management.Automation;
using System.Runtime.CompilerServices;
using ImageSharing.Completion;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Session;
using ImageSharing.Input.Parameters;
using ImageSharing.Output;
using ImageSharing.Text;

namespace ImageSharing.Commands;

/// <summary>Says which account and credential the module uses.</summary>
[Cmdlet(VerbsCommon.Get, "CvmCallerIdentity")]
[OutputType(typeof(CallerIdentity))]
public sealed class GetCvmCallerIdentityCommand : CvmCommand
{
    private const int CallsPerSecond = 10;

    /// <summary>The region that the identity is asked for; blank counts as absent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>Only reports what would be used, and sends no request.</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    private protected override bool IsOffline => Offline;

    private protected override void Take() => Write(Region is null ? null : RegionSpelling.Of(Region.Trim()));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Write(string? region)
    {
        using var session = OpenSession(CallsPerSecond);
        region ??= session.DefaultRegion;
        var known = session.Identity;
        var identity = new CallerIdentity(Messages.InEnglish(known.Source), session.EndpointName(region))
        {
            ProfileName = known.ProfileName,
            RoleArn = known.RoleArn,
            SecretIdSuffix = known.KeyIdSuffix,
            KeyExpires = known.ExpiresAtUtc is { } end ? LocalTime.Of(end.UtcDateTime) : null,
            Region = region,
        };
        if (!Offline) Ask(session, region, identity);

        WriteObject(identity);
    }

    private void Ask(CvmSession session, string? region, CallerIdentity identity)
    {
        try
        {
            var caller = session.GetCallerIdentity(region, Stop);
            identity.AccountId = caller.AccountId;
            identity.UserId = caller.UserId;
            identity.PrincipalId = caller.PrincipalId;
            identity.Type = caller.Type;
            identity.Arn = caller.Arn;
        }
        catch (ProblemException exception)
        {
            ThrowTerminatingError(ErrorRecords.OfCommand(Streams.RefusalOf(exception.Problem)));
        }
    }
}
