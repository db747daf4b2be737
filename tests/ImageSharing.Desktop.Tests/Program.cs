using System;
using System.Linq;
using System.Threading;

namespace ImageSharing.Desktop.Tests;

/// <summary>Runs the tests of this assembly in this process, all of them or those whose names contain a text.</summary>
internal static class Program
{
    private static int Main(string[] texts) => texts is [ImportRun.Argument, var cmdlets, var endpoint]
        ? ImportRun.Run(cmdlets, endpoint)
        : RunTests(texts);

    private static int RunTests(string[] texts)
    {
        ThreadPool.SetMinThreads(32, 32);
        using var run = new TestRun(name => texts.Length == 0 || texts.Any(text => name.IndexOf(text, StringComparison.Ordinal) >= 0));
        return run.ToEnd() ? 0 : 1;
    }
}
