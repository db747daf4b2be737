using System.Management.Automation;
using ImageSharing.Text;

namespace ImageSharing.Output;

/// <summary>The one line that says where a run stood when the pipeline stopped.</summary>
internal sealed class StopNotice
{
    private static readonly string[] ForTheHost = ["PSHOST"];

    private readonly Cmdlet _cmdlet;

    public StopNotice(Cmdlet cmdlet) => _cmdlet = cmdlet;

    public void Write(int applied, int inDoubt)
    {
        var text = Messages.Format(
            "Stopped", Messages.Count("Accounts", applied), Messages.Count("Accounts", inDoubt));

        // Like Write-Host: the only stream that a stopping pipeline still accepts, with any -InformationAction.
        _cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ForTheHost);
    }
}
