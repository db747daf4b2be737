using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Core.Contract;
using ImageSharing.Errors;
using Xunit;

namespace ImageSharing.Tests.Errors;

/// <summary>The table of codes, and the records and refusals that rest on it.</summary>
public sealed class ErrorTableTests
{
    private const string Throttled = "RequestLimitExceeded";

    [Fact]
    public void Each_row_is_found_by_its_code_and_has_a_text_and_advice()
    {
        foreach (var row in ErrorTable.All)
        {
            Assert.Same(row, ErrorTable.Find(row.Code));
            Assert.NotEmpty(row.Sentence);
            Assert.NotEmpty(row.RecommendedAction);
        }
    }

    [Fact]
    public void Each_code_of_the_service_is_in_the_table_and_no_other_is()
    {
        var ofService = ErrorTable.All.Where(row => !row.IsOwn).ToList();

        Assert.Equal(ErrorCodes.Count, ofService.Count);
        Assert.All(ofService, row => Assert.Equal(row.Code, ErrorCodes.KnownAs(row.Code)));
        Assert.All(ErrorTable.All.Where(row => row.IsOwn), row => Assert.Null(ErrorCodes.KnownAs(row.Code)));
    }

    [Theory]
    [InlineData("RequestLimitExceeded.UinLimitExceeded", "RequestLimitExceeded")]
    [InlineData("ResourceUnavailable.Cold", "ResourceUnavailable")]
    [InlineData("InternalError.TradeUnknownError", "InternalError")]
    [InlineData("InvalidAction.Whatever", "InvalidAction")]
    [InlineData("IpNotInWhitelist.Whatever", "IpNotInWhitelist")]
    public void A_sub_code_is_read_as_its_family_where_all_of_it_means_the_same(string code, string family)
    {
        Assert.Equal(family, ErrorCodes.KnownAs(code));
        Assert.Equal(ErrorCodes.HandlingOf(family), ErrorCodes.HandlingOf(code));
        Assert.Same(ErrorTable.Find(family), ErrorTable.Find(code));
    }

    [Theory]
    [InlineData("UnauthorizedOperation.Whatever")]
    [InlineData("InvalidParameter.Whatever")]
    [InlineData("LimitExceeded.Whatever")]
    [InlineData("RequestSizeLimitExceeded.Whatever")]
    [InlineData("OverQuota.Whatever")]
    [InlineData("NobodyKnows")]
    [InlineData("Nobody.Knows")]
    [InlineData(".RequestLimitExceeded")]
    public void Any_other_code_blames_nobody(string code)
    {
        var row = ErrorTable.Find(code);

        Assert.Null(ErrorCodes.KnownAs(code));
        Assert.Equal(ErrorHandling.Probe, ErrorCodes.HandlingOf(code));
        Assert.Equal((ErrorCategory.InvalidArgument, ErrorSubject.WholeImage), (row.Category, row.Subject));
        Assert.DoesNotContain(row, ErrorTable.All);
    }

    [Theory]
    [InlineData("RequestLimitExceeded", true)]
    [InlineData("ServiceUnavailable", true)]
    [InlineData("InvalidParameterValue.InvalidImageState", true)]
    [InlineData("InternalError", true)]
    [InlineData("OverQuota", false)]
    [InlineData("InvalidAccountId.NotFound", false)]
    [InlineData("NobodyKnows", false)]
    public void What_may_pass_can_be_tried_again(string code, bool isRetryable)
        => Assert.Equal(isRetryable, ErrorCodes.IsRetryable(code));

    [Fact]
    public void A_code_that_is_for_every_call_is_one_of_the_caller_or_the_clock()
    {
        ErrorHandling[] ofCaller =
        [
            ErrorHandling.Stop, ErrorHandling.RefuseCaller, ErrorHandling.CorrectClock, ErrorHandling.RefreshCredential,
        ];

        foreach (var handling in Enum.GetValues<ErrorHandling>())
            Assert.Equal(ofCaller.Contains(handling), ErrorCodes.IsForEveryCall(handling));
    }

    [Fact]
    public void A_record_has_what_the_refusal_and_the_table_know()
    {
        var cause = new InvalidOperationException();
        var refusal = new Refusal(Throttled, "said", "req-1", isRetryable: true) { Cause = cause };

        var record = ErrorRecordFactory.Make(refusal, "target", "A sentence.", "img-1", "10001");

        var exception = Assert.IsType<ImageShareException>(record.Exception);
        Assert.Equal(Throttled, record.FullyQualifiedErrorId);
        Assert.Equal(ErrorTable.Find(Throttled).Category, record.CategoryInfo.Category);
        Assert.Equal("target", record.TargetObject);
        Assert.Equal((Throttled, "req-1", "img-1", "10001"), (
            exception.ErrorCode, exception.RequestId, exception.ImageId, exception.AccountId));
        Assert.True(exception.IsRetryable);
        Assert.Same(cause, exception.InnerException);
        Assert.Equal("A sentence.", exception.Message);
        Assert.StartsWith("A sentence.", record.ErrorDetails.Message);
        Assert.Contains("req-1", record.ErrorDetails.Message);
    }

    [Fact]
    public void A_record_without_a_request_ID_shows_the_sentence_alone()
        => Assert.Equal("A sentence.", Make(new Refusal(Throttled)).ErrorDetails.Message);

    [Fact]
    public void The_advice_of_the_case_goes_before_that_of_the_refusal_and_of_the_table()
    {
        var refusal = new Refusal(Throttled) { RecommendedAction = "of the refusal" };

        Assert.Equal(
            ErrorTable.Find(Throttled).RecommendedAction, Make(new Refusal(Throttled)).ErrorDetails.RecommendedAction);
        Assert.Equal("of the refusal", Make(refusal).ErrorDetails.RecommendedAction);
        Assert.Equal("of the case", Make(refusal, "of the case").ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_refusal_with_its_place_is_the_same_refusal()
    {
        var cause = new InvalidOperationException();
        var refusal = new Refusal(Throttled, "said", "req-1", isRetryable: true)
        {
            IsOfModule = true, Cause = cause, RecommendedAction = "advice",
        };

        var placed = refusal.From("pipeline item 3");

        Assert.Equal((Throttled, "req-1", "advice"), (placed.Code, placed.RequestId, placed.RecommendedAction));
        Assert.True(placed.IsOfModule);
        Assert.True(placed.IsRetryable);
        Assert.Same(cause, placed.Cause);
        Assert.Contains("said", placed.Message);
        Assert.Contains("pipeline item 3", placed.Message);
        Assert.Contains(ErrorTable.Find(Throttled).Sentence, new Refusal(Throttled).From("pipeline item 3").Message);
        Assert.False(new Refusal(Throttled).IsRetryable);
    }

    private static ErrorRecord Make(Refusal refusal, string? action = null)
        => ErrorRecordFactory.Make(refusal, null, "A sentence.", action: action);
}
