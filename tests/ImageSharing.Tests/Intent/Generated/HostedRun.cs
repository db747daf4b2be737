using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Tests.Hosting;

namespace ImageSharing.Tests.Intent.Generated;

/// <summary>Runs inputs in the hosted engine.</summary>
internal sealed class HostedRun : CaseRun
{
    private readonly Shell _shell;

    public HostedRun(Shell shell, World world)
        : base(world)
    {
        _shell = shell;
        _shell.Run(IntentWords.All).MustSucceed();
    }

    protected override Said Say(string key, string variables, string script)
    {
        Environment.SetEnvironmentVariable("TENCENTCLOUD_SECRET_ID", key);
        var ran = _shell.Run($"{variables} {script}");
        var errors = ran.Failure is null ? ran.Errors : ran.Errors.Append(ran.Failure.ErrorRecord);
        return new Said(
            [.. ran.Output.Where(item => item is not null).Select(ResultOf)],
            [.. errors.Select(error => new SaidError(error.FullyQualifiedErrorId, error.ToString()))],
            ran.Warnings);
    }

    private static SaidResult ResultOf(PSObject item)
    {
        string? Text(string name) => item.Properties[name]?.Value as string;
        return new SaidResult(Text("Region"), Text("ImageId"), Text("AccountId"), Text("ErrorCode"), Text("Status"));
    }
}
