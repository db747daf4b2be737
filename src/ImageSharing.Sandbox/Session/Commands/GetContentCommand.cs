using System;
using System.IO;
using System.Management.Automation;

namespace ImageSharing.Sandbox.Session.Commands;

/// <summary>The lines of files, where no shell brings Get-Content.</summary>
[Cmdlet(VerbsCommon.Get, "Content")]
public sealed class GetContentCommand : PSCmdlet
{
    /// <summary>The files.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (var path in Path)
        {
            try
            {
                WriteObject(File.ReadLines(GetUnresolvedProviderPathFromPSPath(path)), enumerateCollection: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                WriteError(new ErrorRecord(exception, "FileUnreadable", ErrorCategory.ReadError, path));
            }
        }
    }
}
