using System;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace ImageSharing.Commands;

/// <summary>The one line that says where a run stood when the pipeline stopped.</summary>
internal sealed class StopNotice
{
    private static readonly string[] ForTheHost = ["PSHOST"];

    private readonly PSCmdlet _cmdlet;

    public StopNotice(PSCmdlet cmdlet) => _cmdlet = cmdlet;

    public void Write(int applied, int inDoubt)
    {
        var text = string.Format(
            CultureInfo.InvariantCulture,
            "Stopped: {0} applied, {1} in doubt. Run the command again to see what is so.",
            Accounts(applied),
            Accounts(inDoubt));
        try
        {
            // Behind Select-Object -First the pipeline goes on, and the line is an information record like any other.
            _cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ForTheHost);
        }
        catch (PipelineStoppedException)
        {
            WriteToHost(text);
        }
    }

    private void WriteToHost(string text)
    {
        try
        {
            _cmdlet.Host?.UI?.WriteLine(text);
        }
        catch (Exception exception) when (exception is HostException or NotImplementedException or InvalidOperationException)
        {
            // A host that can't show a line must not hide why the pipeline stopped.
        }
    }

    private static string Accounts(int count)
        => count.ToString(CultureInfo.InvariantCulture) + (count == 1 ? " account" : " accounts");
}
