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

        // As Write-Host does it: the one stream that a stopping pipeline still takes, whatever -InformationAction says.
        _cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ForTheHost);
    }
}
