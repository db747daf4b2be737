using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace ImageSharing.Tests.Hosting;

/// <summary>A user interface that keeps what it is given to show, and answers questions as it was told to.</summary>
internal sealed class ShellUI : PSHostUserInterface
{
    private readonly List<string> _lines = [];

    /// <summary>What was written as lines to the host, in order.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public override PSHostRawUserInterface RawUI { get; } = new ShellWindow();

    /// <summary>The questions asked, in order.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>The answer to each question: 0 yes, 1 yes to all, 2 no, 3 no to all.</summary>
    public int Answer { get; set; }

    /// <summary>Answers that come before <see cref="Answer"/>, one for each question.</summary>
    public Queue<int> Answers { get; } = new();

    public void Forget()
    {
        lock (_lines) _lines.Clear();
        Questions.Clear();
    }

    public override int PromptForChoice(
        string caption,
        string message,
        Collection<ChoiceDescription> choices,
        int defaultChoice)
    {
        Questions.Add(message);
        return Answers.TryDequeue(out var answer) ? answer : Answer;
    }

    public override void WriteLine(string value)
    {
        lock (_lines) _lines.Add(value);
    }

    public override void Write(string value) => WriteLine(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => WriteLine(value);

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine(message);

    public override void WriteVerboseLine(string message) => WriteLine(message);

    public override void WriteWarningLine(string message) => WriteLine(message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw NobodyToAsk();

    public override SecureString ReadLineAsSecureString() => throw NobodyToAsk();

    public override Dictionary<string, PSObject> Prompt(
        string caption,
        string message,
        Collection<FieldDescription> descriptions)
        => throw NobodyToAsk();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        => throw NobodyToAsk();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
        => throw NobodyToAsk();

    private static HostException NobodyToAsk() => new("There is nobody to ask.");
}
