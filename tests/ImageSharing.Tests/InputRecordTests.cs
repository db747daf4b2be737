using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Results and errors, as far as no service is asked.</summary>
public sealed class InputRecordTests : IDisposable
{
    private const string TwoImages =
        "Grant-CvmImageShare img-0000000a, img-0000000b 123, 1000000001 -Region ap-tokyo";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Grant", "'img-0000000a'", true)]
    [InlineData("Revoke", "'img-0000000a', 'img-0000000b'", true)]
    [InlineData("Set", "'img-0000000a'", true)]
    [InlineData("Test", "'img-0000000a'", true)]
    [InlineData("Grant", "'1000000002'", false)]
    [InlineData("Grant", "[pscustomobject]@{ ImageId = 'img-0000000a'; AccountId = '1000000002' }", false)]
    public void An_image_ID_that_is_piped_beside_accounts_is_recommended_to_be_a_parameter(
        string verb, string input, bool isImage)
    {
        var typed = isImage ? "" : "img-0000000a ";
        var error = Assert.Single(
            _shell.Run($"{input} | {verb}-CvmImageShare {typed}-AccountId 1000000001 -Region ap-tokyo").Errors);

        Assert.StartsWith("AccountIdAmbiguous,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(isImage, error.ErrorDetails.Message.Contains("'img-0000000a' looks like an image ID", StringComparison.Ordinal));
        Assert.Equal(
            isImage, error.ErrorDetails.RecommendedAction.StartsWith("Pass image IDs with -ImageId", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Grant")]
    [InlineData("Revoke")]
    public void A_malformed_account_has_a_result_and_a_record(string verb)
    {
        var before = DateTime.Now;
        var ran = _shell.Run($"{verb}-CvmImageShare img-6pb6lrmy 'uin/123' -Region ap-tokyo");

        var result = Assert.Single(ran.Output);
        Assert.Equal("ImageSharing.ImageShareResult", result.BaseObject.GetType().FullName);
        Assert.Equal(
            [
                "Region", "ImageId", "AccountId", "Operation", "Status", "ErrorCode", "Message", "RequestId",
                "Attempts", "CompletedTime", "SharedBefore",
            ],
            result.Properties.Select(property => property.Name));
        Assert.Equal("ap-tokyo", result.Properties["Region"].Value);
        Assert.Equal("img-6pb6lrmy", result.Properties["ImageId"].Value);
        Assert.Equal("uin/123", result.Properties["AccountId"].Value);
        Assert.Equal(verb, result.Properties["Operation"].Value);
        Assert.Equal("Failed", result.Properties["Status"].Value);
        Assert.Equal("AccountIdMalformed", result.Properties["ErrorCode"].Value);
        Assert.Contains("'u'", (string)result.Properties["Message"].Value, StringComparison.Ordinal);
        Assert.Null(result.Properties["RequestId"].Value);
        Assert.Equal(0, result.Properties["Attempts"].Value);
        var time = (DateTime)result.Properties["CompletedTime"].Value;
        Assert.Equal(DateTimeKind.Local, time.Kind);
        Assert.InRange(time, before, DateTime.Now);

        var error = Assert.Single(ran.Errors);
        var command = $"ImageSharing.Commands.{verb}CvmImageShareCommand";
        Assert.Equal($"AccountIdMalformed,{command}", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal("uin/123", error.TargetObject);
        Assert.Equal("ImageSharing.ImageShareException", error.Exception.GetType().FullName);
        var exception = PSObject.AsPSObject(error.Exception);
        Assert.Equal("AccountIdMalformed", exception.Properties["ErrorCode"].Value);
        Assert.Equal("img-6pb6lrmy", exception.Properties["ImageId"].Value);
        Assert.Equal("uin/123", exception.Properties["AccountId"].Value);
        Assert.Null(exception.Properties["RequestId"].Value);
        Assert.Equal(false, exception.Properties["IsRetryable"].Value);
        foreach (var part in new[] { "uin/123", "img-6pb6lrmy", "ap-tokyo" })
            Assert.Contains(part, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("in digits", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_come_before_records_image_by_image_in_input_order()
    {
        var ran = _shell.Run("Grant-CvmImageShare img-0000000b, img-0000000a 123, 124 -Region ap-tokyo 2>&1");

        Assert.Equal(
            [
                "img-0000000b 123", "img-0000000b 124", "error 123", "error 124",
                "img-0000000a 123", "img-0000000a 124", "error 123", "error 124",
            ],
            ran.Output.Select(item => item.BaseObject is ErrorRecord error
                ? $"error {error.TargetObject}"
                : $"{item.Properties["ImageId"].Value} {item.Properties["AccountId"].Value}"));
    }

    [Fact]
    public void A_refused_image_has_one_record_however_many_accounts_it_had()
    {
        var ran = _shell.Run(
            """
            ConvertFrom-Json '{
                "ImageId":"img-6pb6lrmy","Region":"ap-seoul","AccountIds":[1000000001,1000000002,1000000003]
            }' | Grant-CvmImageShare -Region ap-tokyo
            """);

        Assert.Equal(
            [
                "1000000001 Failed RegionMismatch",
                "1000000002 Failed RegionMismatch",
                "1000000003 Failed RegionMismatch",
            ],
            ran.Results);
        Assert.All(ran.Output, result => Assert.Equal("ap-seoul", result.Properties["Region"].Value));
        foreach (var time in ran.Output.Select(result => (DateTime)result.Properties["CompletedTime"].Value))
            Assert.Equal(DateTimeKind.Local, time.Kind);
        Assert.Equal(["RegionMismatch"], ran.Codes);
        Assert.Equal("img-6pb6lrmy", ran.Errors[0].TargetObject);
    }

    [Theory]
    [InlineData(TwoImages + " -ErrorAction Stop")]
    [InlineData("$ErrorActionPreference = 'Stop'; " + TwoImages)]
    [InlineData("function Share { $ErrorActionPreference = 'Stop'; " + TwoImages + " }; Share")]
    public void Under_ErrorAction_Stop_every_result_known_is_out_before_the_record_and_nothing_is_begun(string command)
    {
        var ran = _shell.Run(command);

        Assert.Equal(["123 Failed AccountIdMalformed", "123 Failed AccountIdMalformed"], ran.Results);
        var record = ran.Failure!.ErrorRecord;
        Assert.Equal(
            "AccountIdMalformed,ImageSharing.Commands.GrantCvmImageShareCommand", record.FullyQualifiedErrorId);
        Assert.Equal("123", record.TargetObject);
    }

    [Fact]
    public void Under_ErrorAction_Stop_a_missing_image_ends_the_command_too()
    {
        var ran = _shell.Run(
            """
            ConvertFrom-Json '[{"AccountId":"1000000001"},{"ImageId":"img-6pb6lrmy","AccountId":"123"}]' |
                Grant-CvmImageShare -Region ap-tokyo -ErrorAction Stop
            """);

        Assert.Equal(["123 Failed AccountIdMalformed"], ran.Results);
        Assert.StartsWith("ImageIdMissing,", ran.Failure!.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$ErrorView = 'ConciseView'; ")]
    [InlineData("$ErrorView = 'NormalView'; ")]
    public void A_record_reads_well_as_the_formatter_prints_it(string view)
    {
        var ran = _shell.Run(
            view + "Grant-CvmImageShare img-6pb6lrmy 123 2>&1 | Where-Object { -not $_.Status } | Out-Default");
        var text = string.Join('\n', ran.Shown);
        var words = string.Join(' ', text.Split(['\n', ' ', '|'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("Grant-CvmImageShare", words, StringComparison.Ordinal);
        Assert.Contains("'123' is not an account ID", words, StringComparison.Ordinal);
    }
}
