using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace ImageSharing.Benchmarks;

/// <summary>What it costs to write and sign a request, against the bare hashes of the same bytes.</summary>
internal static class SigningFigure
{
    public static Task MakeAsync(Figure figure)
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default
                .WithToolchain(InProcessEmitToolchain.Instance)
                .WithIterationTime(TimeInterval.FromMilliseconds(200))
                .WithWarmupCount(5)
                .WithIterationCount(15))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(Path.Combine(Repository.Root, "out", "BenchmarkDotNet"));
        var summary = BenchmarkRunner.Run<SigningBenchmark>(config);

        figure.Say(
            "Bare hashes: SHA-256 of the body and of the canonical request, HMAC-SHA256 of the string to sign. The "
            + "fastest of 15 rounds of each, because other work on the machine can only slow a round down.");
        figure.Say();
        figure.Head(
            "accounts",
            "bare hashes ns",
            "write and sign ns",
            "ratio",
            "bytes allocated",
            "of them the header",
            "whole message ns",
            "bytes");
        double most = 0, excess = 0;
        var header = SigningBenchmark.HeaderBytes();
        foreach (var accounts in summary.BenchmarksCases.Select(Accounts).Distinct())
        {
            var bare = Find(summary, nameof(SigningBenchmark.BareHashes), accounts);
            var signed = Find(summary, nameof(SigningBenchmark.WriteAndSign), accounts);
            var message = Find(summary, nameof(SigningBenchmark.WholeMessage), accounts);
            most = Math.Max(most, Fastest(signed) / Fastest(bare));
            excess = Math.Max(excess, Bytes(signed) - header);
            figure.Row(
                accounts, Fastest(bare), Fastest(signed), Fastest(signed) / Fastest(bare),
                (int)Bytes(signed), header, Fastest(message), (int)Bytes(message));
        }

        figure.Say();
        figure.Say("The whole message includes the other headers of the HttpRequestMessage.");
        figure.AtMost("write and sign against the bare hashes, the worst of these", most, 1.5, " ×");
        figure.AtMost("allocated beyond the body and the header string, the worst of these", excess, 1023, " bytes");
        return Task.CompletedTask;
    }

    private static BenchmarkReport Find(Summary summary, string method, int accounts)
        => summary.Reports.Single(report =>
        report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method && Accounts(report.BenchmarkCase) == accounts);

    private static int Accounts(BenchmarkCase one)
        => Convert.ToInt32(one.Parameters[nameof(SigningBenchmark.Accounts)], CultureInfo.InvariantCulture);

    private static double Fastest(BenchmarkReport report) => report.ResultStatistics!.Min;

    private static long Bytes(BenchmarkReport report)
        => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
}
