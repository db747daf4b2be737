using System.Globalization;
using System.Management.Automation;

namespace ImageSharing.Output;

/// <summary>The one line that says where a run stood when the pipeline stopped.</summary>
internal sealed class StopNotice
{
    private static readonly string[] ForTheHost = ["PSHOST"];

    private readonly Cmdlet _cmdlet;

    public StopNotice(Cmdlet cmdlet) => _cmdlet = cmdlet;

    public void Write(int applied, int inDoubt)
    {
        var text = string.Format(
            CultureInfo.InvariantCulture,
            "Stopped: {0} applied, {1} in doubt. Run the command again to see what is so.",
            Accounts(applied),
            Accounts(inDoubt));

        // As Write-Host does it: the one stream that a stopping pipeline still takes, whatever -InformationAction says.
        _cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ForTheHost);
    }

    private static string Accounts(int count)
        => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " account" : " accounts");
}
