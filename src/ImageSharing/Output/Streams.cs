using System.Management.Automation;
using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using ImageSharing.Text;

namespace ImageSharing.Output;

/// <summary>What Core says, in PowerShell's terms.</summary>
internal static class Streams
{
    /// <summary>Writes a line on its stream. The words of a line that goes nowhere are not made.</summary>
    public static void Write(PSCmdlet cmdlet, Notice notice)
    {
        switch (notice.Kind)
        {
            case NoticeKind.Warning:
                cmdlet.WriteWarning(Messages.Of(notice.Text));
                break;
            case NoticeKind.Verbose:
                if (CallerPreference.HearsVerbose(cmdlet)) cmdlet.WriteVerbose(Messages.Of(notice.Text));
                break;
            default:
                if (CallerPreference.HearsDebug(cmdlet)) cmdlet.WriteDebug(Messages.Of(notice.Text));
                break;
        }
    }

    /// <summary>A problem of Core as a refusal.</summary>
    public static Refusal RefusalOf(Problem problem)
        => new(problem.Code, Messages.Of(problem.Message), problem.RequestId, problem.IsRetryable)
        {
            IsOfModule = problem.IsOfModule,
            Cause = problem.Cause,
        };
}
