using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What is in doubt, what can't be reached, and what was read at the end.</summary>
public sealed class DoubtTests : ServiceShell
{
    [Fact]
    public void An_image_with_accounts_in_doubt_has_one_record()
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(When.Always(SandboxActions.ModifyImageSharePermission), Fault.DropAfterWrite());
        Service.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };
        var ran = Run("Grant-CvmImageShare img-6pb6lrmy 1000000001, 1000000003 -MaximumRetryCount 0");

        Assert.Equal(["Unknown", "Unknown"], ran.Output.Select(result => result.Properties["Status"].Value));
        var error = Assert.Single(ran.Errors);
        Assert.Equal("OutcomeUnknown,ImageSharing.Commands.GrantCvmImageShareCommand", error.FullyQualifiedErrorId);
        Assert.Equal("img-6pb6lrmy", error.TargetObject);
        Assert.Equal("OperationTimeout", error.CategoryInfo.Category.ToString());
    }

    [Fact]
    public void The_error_of_a_verification_names_the_first_three_of_many_accounts()
    {
        Hurry();
        Image("img-6pb6lrmy");
        string[] accounts = ["1000000001", "1000000002", "1000000003", "1000000004"];
        Service.Faults.Add(
            When.Request(1, SandboxActions.ModifyImageSharePermission),
            Fault.AnotherWriter(
                WriterMoment.After,
                service => Array.ForEach(accounts, account => service.Images.Find("img-6pb6lrmy")!.Shares.Revoke(account))));

        var error = Assert.Single(Run($"Grant-CvmImageShare img-6pb6lrmy {string.Join(", ", accounts)} -Verify").Errors);

        Assert.Contains("4 accounts: 1000000001, 1000000002, 1000000003 and others.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_that_refuses_connections_is_a_failed_connection()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var ran = Run(
            $"Grant-CvmImageShare img-6pb6lrmy 1000000001 -Endpoint http://127.0.0.1:{port} -MaximumRetryCount 0");

        var error = Assert.Single(ran.Errors);
        Assert.Equal("ConnectionFailed,ImageSharing.Commands.GrantCvmImageShareCommand", error.FullyQualifiedErrorId);
        Assert.Equal("ConnectionError", error.CategoryInfo.Category.ToString());
    }

    [Fact]
    public void Verify_reports_what_the_list_says_otherwise()
    {
        Hurry();
        var image = Image("img-6pb6lrmy");
        Service.Faults.Add(
            When.RequestOfImage("img-6pb6lrmy", 1),
            Fault.AnotherWriter(WriterMoment.After, _ => image.Shares.Revoke("1000000003")));
        var ran = Run("Grant-CvmImageShare img-6pb6lrmy 1000000001, 1000000003 -Verify");

        Assert.Equal(["1000000001 Shared", "1000000003 Shared"], ran.Results);
        var error = Assert.Single(ran.Errors);
        Assert.Equal("VerificationFailed,ImageSharing.Commands.GrantCvmImageShareCommand", error.FullyQualifiedErrorId);
        Assert.Equal("img-6pb6lrmy", error.TargetObject);
    }

    [Fact]
    public async Task A_run_shows_its_progress_and_ends_it()
    {
        var held = new SandboxTrigger();
        Image("img-0000000a");
        Image("img-0000000b");
        Service.Faults.Add(When.RequestOfImage("img-0000000b", 1), Fault.HoldResponse(held));
        using var pipeline = Shell.Pipeline("Grant-CvmImageShare img-0000000a, img-0000000b 1000000001");
        pipeline.Streams.Progress.DataAdded += (_, _) => held.Pull();
        var output = await pipeline.InvokeAsync();

        Assert.Equal(2, output.Count);
        var progress = pipeline.Streams.Progress.ToList();
        Assert.Contains(" of 2 accounts, ", progress[0].StatusDescription, StringComparison.Ordinal);
        Assert.Contains("requests per second", progress[0].StatusDescription, StringComparison.Ordinal);
        Assert.InRange(progress[0].PercentComplete, 0, 50);
        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
    }
}
