using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace ImageSharing.Desktop.Tests;

/// <summary>xunit's own engine; no runner for other people's assemblies is needed beside it.</summary>
internal sealed class TestRun(Choice choice) : IMessageSink, IDisposable
{
    private readonly ManualResetEventSlim _discovered = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly List<ITestCase> _cases = [];
    private readonly Lock _gate = new();
    private int _passed;
    private int _failed;
    private int _skipped;

    public bool ToEnd()
    {
        var watch = Stopwatch.StartNew();
        var assembly = typeof(TestRun).Assembly;
        using var framework = new XunitTestFramework(this);
        using var discoverer = framework.GetDiscoverer(new ReflectionAssemblyInfo(assembly));
        discoverer.Find(false, this, new Options());
        _discovered.Wait();
        using var executor = framework.GetExecutor(assembly.GetName());
        executor.RunTests(_cases.Where(one => choice.Takes(one.DisplayName)), this, new Options());
        _over.Wait();
        var isGood = _failed == 0 && _passed > 0;
        Console.WriteLine(FormattableString.Invariant(
            $"{(isGood ? "Passed" : "Failed")}!  - Failed: {_failed,5}, Passed: {_passed,5}, Skipped: {_skipped,5}, Total: {_passed + _failed + _skipped,5}, Duration: {watch.Elapsed.TotalSeconds:0} s - {assembly.GetName().Name}.exe ({Platform.Name}{(choice.Culture is null ? "" : ", " + choice.Culture.Name)}{(choice.UsesWebRequest ? ", HttpWebRequest" : "")})"));
        return isGood;
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (_gate)
        {
            switch (message)
            {
                case ITestCaseDiscoveryMessage found:
                    _cases.Add(found.TestCase);
                    break;
                case IDiscoveryCompleteMessage:
                    _discovered.Set();
                    break;
                case ITestPassed:
                    _passed++;
                    break;
                case ITestSkipped:
                    _skipped++;
                    break;
                case ITestFailed failed:
                    _failed++;
                    Tell(failed.Test.DisplayName, failed);
                    break;
                case IFailureInformation failure:
                    _failed++;
                    Tell(message.GetType().Name, failure);
                    break;
                case ITestAssemblyFinished:
                    _over.Set();
                    break;
            }
        }

        return true;
    }

    public void Dispose()
    {
        _discovered.Dispose();
        _over.Dispose();
    }

    private static void Tell(string name, IFailureInformation failure)
    {
        Console.WriteLine($"  Failed {name}");
        for (var i = 0; i < failure.Messages.Length; i++)
            Console.WriteLine($"    {failure.ExceptionTypes[i]}: {failure.Messages[i]}\n{failure.StackTraces[i]}");
    }

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = [];

        public TValue GetValue<TValue>(string name)
            => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
