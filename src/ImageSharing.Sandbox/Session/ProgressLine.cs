using System;
using System.Management.Automation;

namespace ImageSharing.Sandbox.Session;

/// <summary>Progress on one line, which goes away before anything else is written; none where nobody looks.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private bool _isShown;

    public void Show(ProgressRecord record)
    {
        if (!terminal.IsInteractive || !terminal.HasColours) return;

        Clear();
        if (record.RecordType == ProgressRecordType.Completed) return;

        var text = $"{record.Activity}: {record.StatusDescription}"
            + (record.SecondsRemaining >= 0 ? $", {record.SecondsRemaining} s left" : string.Empty)
            + (string.IsNullOrEmpty(record.CurrentOperation) ? string.Empty : $", {record.CurrentOperation}");
        terminal.Output.Write(text[..Math.Min(text.Length, Math.Max(terminal.Width - 1, 0))]);
        terminal.Output.Flush();
        _isShown = true;
    }

    public void Clear()
    {
        if (!_isShown) return;

        terminal.Output.Write("\r\e[K");
        _isShown = false;
    }
}
