using System;
using System.IO;
using System.Management.Automation;
using Microsoft.VisualBasic.FileIO;

namespace ImageSharing.Sandbox.Session.Commands;

/// <summary>The rows of a comma-separated file as objects, where no shell brings Import-Csv.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
public sealed class ImportCsvCommand : PSCmdlet
{
    /// <summary>The file, whose first line names the columns.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var path = GetUnresolvedProviderPathFromPSPath(Path);
            using var reader = new TextFieldParser(path) { Delimiters = [","] };
            if (reader.ReadFields() is not { } names) return;

            while (reader.ReadFields() is { } values) WriteObject(Row(names, values));
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or MalformedLineException)
        {
            WriteError(new ErrorRecord(exception, "FileUnreadable", ErrorCategory.ReadError, Path));
        }
    }

    private static PSObject Row(string[] names, string[] values)
    {
        var row = new PSObject();
        for (var index = 0; index < names.Length; index++)
            row.Properties.Add(new PSNoteProperty(names[index], index < values.Length ? values[index] : null));
        return row;
    }
}
