using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace ImageSharing.Tests.Hosting;

/// <summary>A hosted engine with the module imported from bin/ by its manifest.</summary>
internal sealed class Shell : IDisposable
{
    private readonly ShellUI _ui = new();
    private readonly Runspace _runspace;

    public Shell(bool import = true)
    {
        var state = InitialSessionState.CreateDefault2();
        _runspace = RunspaceFactory.CreateRunspace(new ShellHost(_ui), state);
        _runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace.Open();
        if (import) Run($"Import-Module '{TestProcess.Manifest}'").MustSucceed();
    }

    public ShellUI Shown => _ui;

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
        _ui.Forget();
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

        return new Ran(pipeline, [.. output], failure, _ui);
    }

    public void Dispose() => _runspace.Dispose();
}

/// <summary>What came of a script.</summary>
internal sealed class Ran
{
    private static readonly string[] InShort = ["AccountId", "Status", "ErrorCode"];

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
    public IReadOnlyList<string> WouldDo
        => [.. Shown.Where(line => line.StartsWith("What if: ", StringComparison.Ordinal)).Select(Short)];

    /// <summary>Of each result "AccountId Status Code", those parts that are not empty.</summary>
    public IReadOnlyList<string> Results => [.. Output.Select(Short)];

    /// <summary>A property of each output object.</summary>
    public IReadOnlyList<string?> Values(string name)
        => [.. Output.Select(item => item.Properties[name]?.Value as string)];

    public Ran MustSucceed()
    {
        if (Failure is not null) throw Failure;
        return Errors.Count == 0 ? this : throw new InvalidOperationException(string.Join("; ", Errors));
    }

    private static string Short(PSObject result)
        => string.Join(' ', InShort.Select(name => result.Properties[name]?.Value).OfType<string>());

    private static string Short(string text)
    {
        var lines = text.Split('\n');
        var image = Regex.Match(lines[0], "image (.*) (with|from) ").Groups[1].Value;
        return $"{image}: {string.Join(", ", lines.Skip(1).Select(line => line.Trim()))}";
    }
}
