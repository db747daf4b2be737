using System.Management.Automation.Runspaces;
using ImageSharing.Sandbox.Session.Commands;

namespace ImageSharing.Sandbox.Session;

/// <summary>
/// Plain versions of the few commands that account lists are read with. The engine as a package has the commands of
/// Microsoft.PowerShell.Core alone; these stand in for the real ones where no shell is installed.
/// </summary>
internal static class StopgapCommands
{
    internal const string Names = "Get-Content, Import-Csv, Read-Host and Write-Host";

    internal static void AddTo(InitialSessionState state)
    {
        state.Commands.Add(new SessionStateCmdletEntry("Get-Content", typeof(GetContentCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Import-Csv", typeof(ImportCsvCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Read-Host", typeof(ReadHostCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("Write-Host", typeof(WriteHostCommand), null));
    }
}
