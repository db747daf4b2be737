using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ImageSharing.Shell.Tests.Running;

namespace ImageSharing.Shell.Tests.Prompt;

/// <summary>A program on a terminal of 120 columns, with somebody who types. script(1) makes the terminal.</summary>
internal sealed class PseudoTerminal : IAsyncDisposable
{
    private const string AskForCursor = "\e[6n";

    private readonly Process _process;
    private readonly Task _reading;
    private readonly StringBuilder _shown = new();
    private readonly SemaphoreSlim _news = new(0);
    private int _answered;
    private int _seen;

    public PseudoTerminal(Workplace place, params string[] arguments)
    {
        var command = $"stty rows 40 cols 120; exec {string.Join(' ', arguments.Select(Quoted))}";
        var start = place.Start("script", OperatingSystem.IsMacOS()
            ? ["-q", "/dev/null", "sh", "-c", command]
            : ["-q", "-e", "-c", command, "/dev/null"]);
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        start.Environment["TERM"] = "xterm-256color";
        _process = Process.Start(start)!;
        _reading = ReadAsync();
    }

    /// <summary>Whether there is a program that makes terminals.</summary>
    public static bool IsThere
        => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "script")));

    /// <summary>Presses keys.</summary>
    public void Type(string keys)
    {
        lock (_process)
        {
            _process.StandardInput.Write(keys);
            _process.StandardInput.Flush();
        }
    }

    /// <summary>Waits until a text is shown, below what was waited for before.</summary>
    /// <exception cref="TimeoutException">It is not shown. The message has what is shown instead.</exception>
    public Task SeeAsync(string text) => SeeAsync(text, TimeSpan.FromMinutes(1));

    /// <summary>Presses Tab until a text is shown. Completion gives up after 1.5 s, which a busy machine takes.</summary>
    public async Task CompleteAsync(string text)
    {
        for (var attempt = 1; ; attempt++)
        {
            Type("\t");
            try
            {
                await SeeAsync(text, TimeSpan.FromSeconds(10));
                return;
            }
            catch (TimeoutException) when (attempt < 5)
            {
                // Once more.
            }
        }
    }

    /// <summary>The exit code of the program.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _reading;
        _process.Dispose();
        _news.Dispose();
    }

    private async Task SeeAsync(string text, TimeSpan limit)
    {
        using var late = new CancellationTokenSource(limit);
        while (true)
        {
            lock (_shown)
            {
                var found = _shown.ToString().IndexOf(text, _seen, StringComparison.Ordinal);
                if (found >= 0)
                {
                    _seen = found + text.Length;
                    return;
                }
            }

            try
            {
                await _news.WaitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                lock (_shown)
                {
                    var instead = _shown.ToString(_seen, _shown.Length - _seen);
                    throw new TimeoutException($"'{text}' is not shown:\n{instead}");
                }
            }
        }
    }

    private static string Quoted(string argument) => $"'{argument.Replace("'", @"'\''")}'";

    private async Task ReadAsync()
    {
        var letters = new char[4096];
        while (await _process.StandardOutput.ReadAsync(letters) is > 0 and var count)
        {
            lock (_shown)
            {
                _shown.Append(letters, 0, count);

                // The line editor asks where the cursor is. It draws the line from there, so any place does.
                var asked = _shown.ToString().IndexOf(AskForCursor, _answered, StringComparison.Ordinal);
                while (asked >= 0)
                {
                    _answered = asked + AskForCursor.Length;
                    Type("\e[1;1R");
                    asked = _shown.ToString().IndexOf(AskForCursor, _answered, StringComparison.Ordinal);
                }
            }

            _news.Release();
        }
    }
}
