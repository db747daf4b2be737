using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What ends a command early, and what is out by then.</summary>
public sealed class StopTests : ServiceShell
{
    private const string Rows =
        """
        ConvertFrom-Json '[
            {"ImageId":"img-0000000a","AccountId":["1000000001","1000000002"]},
            {"ImageId":"img-0000000b","AccountId":["1000000003","1000000004","1000000005","1000000006"]}]'
        """;

    private const string Standing = "Stopped: 2 accounts applied, 2 accounts unknown.";

    private const string Grant = Rows + " | Grant-CvmImageShare -BatchSize 2";

    [Fact]
    public void What_fails_for_every_call_ends_the_command_before_the_first_write()
    {
        Image("img-6pb6lrmy");
        Service.Faults.Add(When.Always(), Fault.Refuse("AuthFailure.SignatureFailure"));
        var ran = Run(
            """
            try { Grant-CvmImageShare img-6pb6lrmy 1000000001, 123 }
            catch { 'caught ' + $_.FullyQualifiedErrorId + ' ' + $_.CategoryInfo.Category }
            """);

        const string id = "AuthFailure.SignatureFailure,ImageSharing.Commands.GrantCvmImageShareCommand";
        Assert.Equal([$"caught {id} AuthenticationError"], ran.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void What_fails_for_every_call_later_gives_each_account_a_result_and_then_one_record()
    {
        FirstImageIsWrittenBefore("img-0000000b", Fault.Refuse("AuthFailure.SecretIdNotFound"));
        var ran = Run(Grant + "; 'and on it goes'");

        const string failed = "Failed AuthFailure.SecretIdNotFound";
        Assert.Equal(
            [
                "1000000001 Shared", "1000000002 Shared",
                $"1000000003 {failed}", $"1000000004 {failed}", $"1000000005 {failed}", $"1000000006 {failed}", "",
            ],
            ran.Results);
        Assert.Equal([1, 1, 1, 1, 0, 0], ran.Output.Take(6).Select(result => result.Properties["Attempts"].Value));
        Assert.Equal(["AuthFailure.SecretIdNotFound"], ran.Codes);
        Assert.Null(ran.Errors[0].TargetObject);
        Assert.Equal("and on it goes", ran.Output[6].ToString());
    }

    [Theory]
    [InlineData(Grant + " -ErrorAction Stop")]
    [InlineData("$ErrorActionPreference = 'Stop'; " + Grant)]
    public void Under_ErrorAction_Stop_nothing_starts_after_a_refusal_and_every_result_known_is_out(string command)
    {
        FirstImageIsWrittenBefore("img-0000000b", Fault.Refuse("FailedOperation.BYOLImageShareFailed"));
        Service.Images["img-0000000b"].Shares.Declare("1000000003");
        var ran = Run(command + "; 'never'");

        const string code = "FailedOperation.BYOLImageShareFailed";
        var record = ran.Failure!.ErrorRecord;
        Assert.Equal($"{code},ImageSharing.Commands.GrantCvmImageShareCommand", record.FullyQualifiedErrorId);
        Assert.Equal("img-0000000b", record.TargetObject);
        Assert.Equal(
            [
                "1000000001 Shared", "1000000002 Shared",
                "1000000003 AlreadyShared", $"1000000004 Failed {code}", $"1000000005 Failed {code}",
            ],
            ran.Results.Take(5));
        Assert.Single(Service.Requests.Writes, write => write.ImageId == "img-0000000b");
    }

    [Fact]
    public void Under_ErrorAction_Stop_an_account_that_was_not_tried_has_no_result()
    {
        FirstImageIsWrittenBefore("img-0000000b", Fault.Refuse("InvalidAccountId.NotFound"));
        var ran = Run(Rows + " | Grant-CvmImageShare -BatchSize 1 -ErrorAction Stop");

        Assert.Equal("InvalidAccountId.NotFound", ran.Failure!.ErrorRecord.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(["1000000001 Shared"], ran.Results.Take(1));
        Assert.Equal("1000000003 Failed InvalidAccountId.NotFound", ran.Results[^1]);
        Assert.Single(Service.Requests.Writes, write => write.ImageId == "img-0000000b");
    }

    [Fact]
    public void First_downstream_stops_the_rest_and_one_line_says_where_it_stands()
    {
        SecondImageIsHeld();
        var ran = Run(Grant + " | Select-Object -First 1; 'and on it goes'").MustSucceed();

        Assert.Equal(["1000000001 Shared", ""], ran.Results);
        Assert.Equal("and on it goes", ran.Output[1].ToString());
        Assert.StartsWith(Standing, Assert.Single(ran.Information), StringComparison.Ordinal);
        Assert.Single(Service.Requests.Writes, write => write.ImageId == "img-0000000b");
    }

    [Fact]
    public void InformationAction_Stop_does_not_make_a_failure_of_First()
    {
        SecondImageIsHeld();
        var ran = Run(Grant + " -InformationAction Stop | Select-Object -First 1; 'and on it goes'").MustSucceed();

        Assert.Equal("and on it goes", ran.Output[1].ToString());
    }

    [Fact]
    public void A_failing_command_downstream_stops_the_rest_and_one_line_says_where_it_stands()
    {
        SecondImageIsHeld();
        var ran = Run(Grant + " | ForEach-Object { throw 'no more' }");

        Assert.Equal("no more", ran.Failure!.ErrorRecord.ToString());
        Assert.Single(ran.Shown, line => line.StartsWith(Standing, StringComparison.Ordinal));
        Assert.Single(Service.Requests.Writes, write => write.ImageId == "img-0000000b");
    }

    [Fact]
    public void What_ErrorAction_Stop_leaves_in_doubt_is_not_said_of_a_list_that_could_not_be_read()
    {
        Image("img-6pb6lrmy");
        Service.Accounts.Declare("1000000001", AccountKind.Unknown);
        var ran = Run("Grant-CvmImageShare img-6pb6lrmy 1000000001, 1000000002 -ErrorAction Stop");

        Assert.Equal(["1000000001 Failed InvalidAccountId.NotFound", "1000000002 Unknown OutcomeUnknown"], ran.Results);
        Assert.EndsWith(
            "may have applied some; the command ended before the list was read again.",
            (string)ran.Output[1].Properties["Message"].Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_the_pipeline_keeps_the_results_whose_turn_had_come_and_one_line_says_where_it_stands()
    {
        SecondImageIsHeld();
        Shell.Shown.Forget();
        using var pipeline = Shell.Pipeline(Grant);
        var output = new PSDataCollection<PSObject>();
        var bothAreOut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        output.DataAdded += (_, added) =>
        {
            if (added.Index == 1) bothAreOut.TrySetResult();
        };
        var running = pipeline.BeginInvoke<PSObject, PSObject>(null, output);
        await bothAreOut.Task.WaitAsync(TimeSpan.FromMinutes(1));
        pipeline.Stop();

        Assert.Throws<PipelineStoppedException>(() => pipeline.EndInvoke(running));
        Assert.Equal(PSInvocationState.Stopped, pipeline.InvocationStateInfo.State);
        Assert.Single(Shell.Shown.Lines, line => line.StartsWith(Standing, StringComparison.Ordinal));
        Assert.Equal(["1000000001", "1000000002"], output.Select(result => result.Properties["AccountId"].Value));
        Assert.Single(Service.Requests.Writes, write => write.ImageId == "img-0000000b");
    }

    /// <summary>The image's first write, with the fault, arrives only after the first image's was applied.</summary>
    private void FirstImageIsWrittenBefore(string imageId, Fault fault)
    {
        var written = new SandboxTrigger();
        Image("img-0000000a");
        Image(imageId);
        Service.Faults.Add(
            When.RequestOfImage("img-0000000a", 1), Fault.AnotherWriter(WriterMoment.After, _ => written.Pull()));
        Service.Faults.Add(When.RequestOfImage(imageId, 1), Fault.HoldRequest(written).And(fault));
    }

    /// <summary>The first image is answered when the second one's first write is held, for good.</summary>
    private void SecondImageIsHeld()
    {
        var held = new SandboxTrigger();
        var answered = new SandboxTrigger();
        Image("img-0000000a");
        Image("img-0000000b");
        Service.Faults.Add(When.RequestOfImage("img-0000000a", 1), Fault.HoldResponse(answered));
        Service.Faults.Add(When.RequestOfImage("img-0000000b", 1), Fault.HoldResponse(held));
        _ = held.Reached.ContinueWith(_ => answered.Pull(), TaskScheduler.Default);
    }
}
