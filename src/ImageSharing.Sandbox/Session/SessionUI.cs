using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Threading;

namespace ImageSharing.Sandbox.Session;

/// <summary>What the engine shows and asks, on a terminal.</summary>
internal class SessionUI(Terminal terminal, CancellationToken over = default) : PSHostUserInterface
{
    private readonly ProgressLine _progress = new(terminal);
    private readonly SessionWindow _window = new(terminal);
    private CancellationTokenSource _interrupted = CancellationTokenSource.CreateLinkedTokenSource(over);
    private bool _isInErrors;

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI => _window;

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => terminal.HasColours;

    /// <summary>Gives up what is being asked: whoever asked gets a PipelineStoppedException.</summary>
    public void Interrupt() => _interrupted.Cancel();

    /// <summary>A line for a prompt of the host's own; null at the end of the input.</summary>
    /// <exception cref="PipelineStoppedException">The question was given up.</exception>
    public string? Ask(string prompt)
    {
        if (_interrupted.IsCancellationRequested && !over.IsCancellationRequested)
            _interrupted = CancellationTokenSource.CreateLinkedTokenSource(over);
        _progress.Clear();
        terminal.Output.Write(prompt);
        terminal.Output.Flush();
        try
        {
            return terminal.Input.ReadLine(_interrupted.Token);
        }
        catch (OperationCanceledException)
        {
            terminal.Output.WriteLine();
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Leaves one line blank, unless one is.</summary>
    public void Separate()
    {
        if (!_window.IsBelowBlankLine) WriteLine();
    }

    /// <summary>Has everything that is written meanwhile go where errors go.</summary>
    public void InErrors(Action write)
    {
        _isInErrors = true;
        write();
        _isInErrors = false;
    }

    /// <inheritdoc/>
    public override void Write(string value)
    {
        _progress.Clear();
        var text = Plain(value);
        (_isInErrors ? terminal.Error : terminal.Output).Write(text);
        _window.Wrote(text);
    }

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => Write(Enum.IsDefined(foregroundColor)
            ? Marked(PSStyle.MapForegroundColorToEscapeSequence(foregroundColor), value)
            : value);

    /// <inheritdoc/>
    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        terminal.Output.Flush();
        terminal.Error.WriteLine(Plain(value));
        _window.Wrote("-\n");
    }

    /// <inheritdoc/>
    public override void WriteDebugLine(string message)
        => WriteLine(Marked(PSStyle.Instance.Formatting.Debug, $"DEBUG: {message}"));

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message)
        => WriteLine(Marked(PSStyle.Instance.Formatting.Verbose, $"VERBOSE: {message}"));

    /// <inheritdoc/>
    public override void WriteWarningLine(string message)
        => WriteLine(Marked(PSStyle.Instance.Formatting.Warning, $"WARNING: {message}"));

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    /// <inheritdoc/>
    public override string ReadLine() => AskOrEnd(string.Empty);

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString()
    {
        if (terminal.IsInteractive) return SecretKeys.Read(terminal);

        var text = new SecureString();
        foreach (var letter in ReadLine()) text.AppendChar(letter);
        return text;
    }

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(
        string caption,
        string message,
        Collection<FieldDescription> descriptions)
    {
        Introduce(caption, message);
        var answers = new Dictionary<string, PSObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in descriptions)
        {
            Write($"{field.Name}: ");
            answers[field.Name] = field.ParameterTypeFullName == typeof(SecureString).FullName
                ? PSObject.AsPSObject(ReadLineAsSecureString())
                : PSObject.AsPSObject(ReadLine());
        }

        return answers;
    }

    /// <inheritdoc/>
    public override int PromptForChoice(
        string caption,
        string message,
        Collection<ChoiceDescription> choices,
        int defaultChoice)
    {
        Introduce(caption, message);
        var menu = choices.Select(choice => new MenuChoice(choice)).ToList();
        var line = string.Join("  ", menu.Select(choice => $"[{choice.Key}] {choice.Name}"))
            + "  [?] Help"
            + (defaultChoice >= 0 ? $" (default is \"{menu[defaultChoice].Key}\"): " : ": ");
        while (true)
        {
            var answer = AskOrEnd(line).Trim();
            if (answer.Length == 0 && defaultChoice >= 0) return defaultChoice;

            var found = menu.FindIndex(choice => choice.Is(answer));
            if (found >= 0) return found;
            if (answer == "?")
                foreach (var choice in menu) WriteLine($"{choice.Key} - {choice.Help}");
        }
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        Introduce(caption, message);
        var user = string.IsNullOrEmpty(userName) ? AskOrEnd("SecretId (user name): ") : userName;
        Write($"SecretKey (password) of {user}: ");
        return new PSCredential(user, ReadLineAsSecureString());
    }

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
        => PromptForCredential(caption, message, userName, targetName);

    private string AskOrEnd(string prompt)
        => Ask(prompt) ?? throw new HostException("There is nobody to ask: the input has ended.");

    private void Introduce(string caption, string message)
    {
        WriteLine();
        if (!string.IsNullOrEmpty(caption)) WriteLine(caption);
        if (!string.IsNullOrEmpty(message)) WriteLine(message);
    }

    private string Marked(string style, string text)
        => terminal.HasColours ? $"{style}{text}{PSStyle.Instance.Reset}" : text;

    private string Plain(string text)
        => terminal.HasColours ? text : new StringDecorated(text).ToString(OutputRendering.PlainText);
}
