using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace ImageSharing.Tests.Hosting;

/// <summary>A hosted engine with the module imported from bin/ by its manifest.</summary>
internal sealed class Shell : IDisposable
{
    private readonly ShellHost _host = new();
    private readonly Runspace _runspace;

    public Shell(bool import = true)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Select-First", typeof(SelectFirstCommand), null));
        state.Commands.Add(new SessionStateCmdletEntry("ConvertFrom-TestJson", typeof(ConvertFromTestJsonCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
        if (import) Run($"Import-Module '{TestProcess.Manifest}'").MustSucceed();
    }

    public ShellUI Shown => _host.Shown;

    /// <summary>A pipeline that was not begun yet.</summary>
    public PowerShell Pipeline(string script)
    {
        var pipeline = PowerShell.Create(_runspace);
        pipeline.AddScript(script);
        return pipeline;
    }

    /// <summary>Runs a script as a user does who types it.</summary>
    public Ran Run(string script, params object?[] arguments)
    {
        _host.Shown.Forget();
        using var pipeline = Pipeline(script);
        foreach (var argument in arguments) pipeline.AddArgument(argument);

        var output = new PSDataCollection<PSObject>();
        RuntimeException? failure = null;
        try
        {
            pipeline.Invoke(null, output);
        }
        catch (RuntimeException exception)
        {
            failure = exception;
        }

        return new Ran(pipeline, [.. output], failure, _host.Shown);
    }

    public void Dispose() => _runspace.Dispose();
}

/// <summary>What came of a script.</summary>
internal sealed class Ran
{
    public Ran(PowerShell pipeline, IReadOnlyList<PSObject> output, RuntimeException? failure, ShellUI shown)
    {
        Output = output;
        Failure = failure;
        Errors = [.. pipeline.Streams.Error];
        Warnings = [.. pipeline.Streams.Warning.Select(record => record.Message)];
        Verbose = [.. pipeline.Streams.Verbose.Select(record => record.Message)];
        Information = [.. pipeline.Streams.Information.Select(record => record.ToString())];
        Progress = [.. pipeline.Streams.Progress];
        Shown = shown.Lines;
        Questions = [.. shown.Questions];
    }

    public IReadOnlyList<PSObject> Output { get; }

    /// <summary>What ended the script, where something did.</summary>
    public RuntimeException? Failure { get; }

    public IReadOnlyList<ErrorRecord> Errors { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<string> Verbose { get; }

    public IReadOnlyList<string> Information { get; }

    public IReadOnlyList<ProgressRecord> Progress { get; }

    public IReadOnlyList<string> Shown { get; }

    public IReadOnlyList<string> Questions { get; }

    /// <summary>The ErrorIds without the cmdlet's name.</summary>
    public IReadOnlyList<string> Codes => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>Of each image that -WhatIf showed, its first line and its accounts: "img-a (region): 1, 2".</summary>
    public IReadOnlyList<string> WouldDo => [.. Shown.Where(line => line.StartsWith("What if: ", StringComparison.Ordinal)).Select(Short)];

    /// <summary>Of each result "AccountId Status Code", those parts that are not empty.</summary>
    public IReadOnlyList<string> Results => [.. Output.Select(result => string.Join(' ', new[] { "AccountId", "Status", "ErrorCode" }
        .Select(name => result.Properties[name]?.Value as string).Where(value => !string.IsNullOrEmpty(value))))];

    /// <summary>A property of each output object.</summary>
    public IReadOnlyList<string?> Values(string name) => [.. Output.Select(item => item.Properties[name]?.Value as string)];

    public Ran MustSucceed()
    {
        if (Failure is not null) throw Failure;
        if (Errors.Count > 0) throw new InvalidOperationException(string.Join("; ", Errors.Select(error => error.ToString())));
        return this;
    }

    private static string Short(string text)
    {
        var lines = text.Split('\n');
        var start = lines[0].IndexOf("image ", StringComparison.Ordinal) + "image ".Length;
        var image = lines[0][start..lines[0].IndexOf(lines[0].Contains(" with ", StringComparison.Ordinal) ? " with " : " from ", StringComparison.Ordinal)];
        return $"{image}: {string.Join(", ", lines.Skip(1).Select(line => line.Trim()))}";
    }
}
