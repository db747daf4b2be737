using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Input;
using Xunit;
using static ImageSharing.Tests.Input.Reading;

namespace ImageSharing.Tests.Input;

/// <summary>Results and tests that are piped in, and what they ask for.</summary>
public sealed class PipedResultTests
{
    private const string A = "1000000001";
    private const string G = "img-6pb6lrmy";
    private const string W = "img-9qabwvbn";

    private static readonly bool?[] Before = [true, false, null];

    [Theory]
    [InlineData("Shared")]
    [InlineData("AlreadyShared")]
    [InlineData("Revoked")]
    [InlineData("NotShared")]
    public void A_result_that_is_done_is_not_tried_again(string status)
    {
        foreach (var before in Before)
        {
            Assert.Equal("skipped", Of(InputRules.Grant, Result("Grant", status, before)));
            Assert.Equal("skipped", Of(InputRules.Revoke, Result("Revoke", status, before)));
        }
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Unknown")]
    public void A_result_that_is_not_done_is_tried_again(string status)
    {
        foreach (var before in Before)
        {
            Assert.Equal($"{G} (ap-tokyo): {A}", Of(InputRules.Grant, Result("Grant", status, before)));
            Assert.Equal($"{G} (ap-tokyo): {A}", Of(InputRules.Revoke, Result("Revoke", status, before)));
        }
    }

    [Theory]
    [InlineData("Grant", "Shared", false, true)]
    [InlineData("Grant", "Unknown", false, true)]
    [InlineData("Grant", "Shared", true, false)]
    [InlineData("Grant", "Shared", null, false)]
    [InlineData("Grant", "AlreadyShared", true, false)]
    [InlineData("Grant", "AlreadyShared", false, false)]
    [InlineData("Grant", "Failed", false, false)]
    [InlineData("Revoke", "Revoked", true, true)]
    [InlineData("Revoke", "Unknown", true, true)]
    [InlineData("Revoke", "Revoked", false, false)]
    [InlineData("Revoke", "Revoked", null, false)]
    [InlineData("Revoke", "NotShared", true, false)]
    [InlineData("Revoke", "Failed", true, false)]
    public void What_a_result_changed_is_undone_by_the_opposite_command(
        string operation, string status, bool? before, bool isUndone)
    {
        var rules = operation == "Grant" ? InputRules.Revoke : InputRules.Grant;
        var expected = isUndone ? $"{G} (ap-tokyo): {A}" : "skipped";

        Assert.Equal(expected, Of(rules, Result(operation, status, before)));
        Assert.Equal(expected, Of(rules, Copy(operation, status, before)));
        Assert.Equal(expected, Of(rules, Copy(operation.ToUpperInvariant(), status.ToLowerInvariant(), $"{before}")));
        Assert.Equal(expected, Of(rules, Dictionary(operation, status, before)));
    }

    [Theory]
    [InlineData("Missing", true, false)]
    [InlineData("Unexpected", false, true)]
    [InlineData("Correct", false, false)]
    [InlineData("Unknown", false, false)]
    public void A_test_asks_for_a_grant_of_what_is_missing_and_a_revocation_of_what_is_unexpected(
        string status, bool isGranted, bool isRevoked)
    {
        var test = Row(
            ("Region", "ap-tokyo"), ("ImageId", G), ("AccountId", A), ("Status", status), ("CreatedTime", null));

        Assert.Equal(isGranted ? $"{G} (ap-tokyo): {A}" : "skipped", Of(InputRules.Grant, test));
        Assert.Equal(isRevoked ? $"{G} (ap-tokyo): {A}" : "skipped", Of(InputRules.Revoke, test));
    }

    [Fact]
    public void A_test_needs_no_creation_time_unless_its_status_is_that_of_a_result_too()
    {
        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", A), ("Status", "Missing"))));
        Assert.Equal(
            "ResultNotAccepted", Of(InputRules.Grant, Row(("ImageId", G), ("AccountId", A), ("Status", "Unknown"))));
    }

    [Theory]
    [InlineData("Shared")]
    [InlineData("Revoked")]
    [InlineData("Failed")]
    public void A_copy_with_our_status_but_without_its_operation_is_refused(string status)
    {
        var copy = Row(("ImageId", G), ("AccountId", A), ("Status", status));

        Assert.Equal("ResultNotAccepted", Of(InputRules.Grant, copy));
        Assert.Equal("ResultNotAccepted", Of(InputRules.Revoke, copy));
    }

    [Fact]
    public void A_copy_that_lost_its_status_is_refused_by_the_opposite_command_and_read_as_a_row_by_its_own()
    {
        var copy = Row(("ImageId", G), ("AccountId", A), ("Operation", "Grant"));

        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, copy));
        Assert.Equal("ResultNotAccepted", Of(InputRules.Revoke, copy));
        var withoutStatus = Read(InputRules.Revoke, copy).Refusal!.Message!;
        var withoutOperation =
            Read(InputRules.Revoke, Row(("ImageId", G), ("AccountId", A), ("Status", "Shared"))).Refusal!.Message!;
        Assert.Contains("the Operation Grant but no Status", withoutStatus);
        Assert.Contains("the Status Shared but no Operation", withoutOperation);
    }

    [Theory]
    [InlineData("Grant", "Shared", null, true)]
    [InlineData("Grant", "Unknown", null, true)]
    [InlineData("Grant", "Failed", null, false)]
    [InlineData("Grant", "AlreadyShared", null, false)]
    [InlineData("Grant", "Shared", true, false)]
    [InlineData("Grant", "Unknown", true, false)]
    [InlineData("Revoke", "Revoked", null, true)]
    [InlineData("Revoke", "Unknown", null, true)]
    [InlineData("Revoke", "NotShared", null, false)]
    [InlineData("Revoke", "Revoked", false, false)]
    public void Of_a_skipped_result_it_is_unsure_what_to_do_where_SharedBefore_has_no_value(
        string operation, string status, bool? before, bool isUnsure)
    {
        var (opposite, own) = operation == "Grant"
            ? (InputRules.Revoke, InputRules.Grant)
            : (InputRules.Grant, InputRules.Revoke);

        Assert.Equal(isUnsure, Read(opposite, Result(operation, status, before)).IsUnsure);
        Assert.False(Read(own, Result(operation, status, before)).IsUnsure);
    }

    [Theory]
    [InlineData("Unknown", true)]
    [InlineData("Correct", false)]
    public void Of_a_skipped_test_it_is_unsure_what_to_do_where_its_status_is_Unknown(string status, bool isUnsure)
    {
        var test = Row(("ImageId", G), ("AccountId", A), ("Status", status), ("CreatedTime", "2026-01-01"));

        Assert.Equal(isUnsure, Read(InputRules.Grant, test).IsUnsure);
        Assert.Equal(isUnsure, Read(InputRules.Revoke, test).IsUnsure);
    }

    [Fact]
    public void A_copy_with_a_blank_status_lost_it()
        => Assert.Equal(
            "ResultNotAccepted",
            Of(InputRules.Revoke, Row(("ImageId", G), ("AccountId", A), ("Operation", "Grant"), ("Status", " "))));

    [Fact]
    public void A_result_without_an_image_that_asks_for_nothing_is_skipped_too()
        => Assert.Equal(
            "skipped", Of(InputRules.Grant, Row(("AccountId", A), ("Operation", "Grant"), ("Status", "Shared"))));

    [Theory]
    [InlineData(null, null)]
    [InlineData("Grant", "active")]
    [InlineData("Copy", "active")]
    [InlineData("Copy", null)]
    [InlineData(null, "active")]
    public void A_row_with_words_of_its_own_is_a_row(string? operation, string? status)
    {
        var row = Row(("ImageId", G), ("AccountId", A), ("Operation", operation), ("Status", status));

        Assert.Equal($"{G}: {A}", Of(InputRules.Grant, row));
        Assert.Equal($"{G}: {A}", Of(InputRules.Revoke, row));
        Assert.Equal($"{G}: {A}", Of(InputRules.Set, row));
    }

    [Fact]
    public void Set_and_Test_take_neither_results_nor_tests()
    {
        var test = Row(("ImageId", G), ("AccountId", A), ("Status", "Missing"));

        foreach (var rules in new[] { InputRules.Set, InputRules.Test })
        {
            Assert.Equal("command ResultNotAccepted", Of(rules, Result("Grant", "Shared", false)));
            Assert.Equal("command ResultNotAccepted", Of(rules, test));
        }
    }

    [Fact]
    public void Commands_that_change_nothing_read_a_result_as_a_row()
    {
        Assert.Equal($"{G} (ap-tokyo): {A}", Of(InputRules.ListShares, Result("Grant", "Shared", false)));
        Assert.Equal($"{G} (ap-tokyo):", Of(InputRules.FindImages, Result("Grant", "Shared", false)).Replace($" {A}", string.Empty));
    }

    [Fact]
    public void A_result_of_another_image_than_the_typed_one_is_refused_by_every_command()
    {
        foreach (var status in new[] { "Shared", "Failed" })
        {
            Assert.Equal(
                $"{G} (ap-tokyo): ImageIdMismatch", Of(InputRules.Grant, Result("Grant", status, false), ("ImageId", W)));
            Assert.Equal(
                $"{G} (ap-tokyo): ImageIdMismatch", Of(InputRules.Revoke, Result("Grant", status, false), ("ImageId", W)));
        }

        Assert.Equal($"{G} (ap-tokyo): {A}", Of(InputRules.Grant, Result("Grant", "Failed", false), ("ImageId", G)));
    }

    [Fact]
    public void A_result_beside_typed_accounts_ends_the_command_even_where_it_asks_for_nothing()
        => Assert.Equal(
            "command AccountIdAmbiguous",
            Of(InputRules.Grant, Result("Grant", "Shared", false), ("AccountId", new object[] { "1000000002" })));

    private static ImageShareResult Result(string operation, string status, bool? before)
        => new("ap-tokyo", G, A, operation, status) { SharedBefore = before };

    private static PSObject Copy(string operation, string status, object? before) => Row(
        ("Region", "ap-tokyo"), ("ImageId", G), ("AccountId", A), ("Operation", operation), ("Status", status),
        ("SharedBefore", before));

    private static Hashtable Dictionary(string operation, string status, bool? before) => new()
    {
        ["Region"] = "ap-tokyo", ["ImageId"] = G, ["AccountId"] = A, ["Operation"] = operation, ["Status"] = status,
        ["SharedBefore"] = before,
    };
}
