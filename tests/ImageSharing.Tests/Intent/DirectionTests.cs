using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>A result that is piped in is tried again by its own cmdlet and undone by the opposite one.</summary>
public sealed class DirectionTests : IntentShell
{
    public static TheoryData<string> Ways => ["", "| Csv", "| Job", "| Pick Region, ImageId, AccountId, Operation, "
        + "Status, SharedBefore"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Undo_of_a_grant_revokes_what_it_gave_alone(string way)
    {
        var ran = Leaves($"Grant-CvmImageShare $G $A, $C {way} | Revoke-CvmImageShare", "AB", null);

        Assert.Equal([Account('C')], ran.Values("AccountId"));
        Assert.Single(ran.Warnings);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Undo_of_a_revocation_grants_what_it_took_alone(string way)
    {
        var ran = Leaves($"Revoke-CvmImageShare $G $A, $C {way} | Grant-CvmImageShare", "AB", null);

        Assert.Equal([Account('A')], ran.Values("AccountId"));
        Assert.Single(ran.Warnings);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Undo_of_a_set_gives_back_and_takes_back(string way)
    {
        Leaves($"$r = Set-CvmImageShare $G $B, $C -Confirm:$false {way}; $r | Where-Object Operation -eq Grant | "
            + $"Revoke-CvmImageShare; $r | Where-Object Operation -eq Revoke | Grant-CvmImageShare", "AB", null);
    }

    [Theory]
    [InlineData("Grant", "Shared", "$null", "Revoke")]
    [InlineData("Grant", "Shared", "$true", "Revoke")]
    [InlineData("Grant", "Shared", "''", "Revoke")]
    [InlineData("Grant", "AlreadyShared", "$true", "Revoke")]
    [InlineData("Grant", "AlreadyShared", "$false", "Revoke")]
    [InlineData("Grant", "Failed", "$null", "Revoke")]
    [InlineData("Grant", "Failed", "$true", "Revoke")]
    [InlineData("Grant", "Unknown", "$null", "Revoke")]
    [InlineData("Grant", "Unknown", "$true", "Revoke")]
    [InlineData("Revoke", "Revoked", "$true", "Revoke")]
    [InlineData("Revoke", "NotShared", "$false", "Revoke")]
    public void What_was_not_given_is_not_taken(string operation, string status, string before, string verb)
    {
        var row = $"Row @{{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Operation = '{operation}'; Status "
            + $"= '{status}'; SharedBefore = {before} }}";
        var ran = Leaves($"{row} | {verb}-CvmImageShare", "AB", null);
        Assert.Single(ran.Warnings);
        TakeOtherImages();
        Leaves($"{row} | Csv | {verb}-CvmImageShare", "AB", null);
    }

    [Theory]
    [InlineData("Revoke", "Revoked", "$null")]
    [InlineData("Revoke", "Revoked", "$false")]
    [InlineData("Revoke", "NotShared", "$false")]
    [InlineData("Revoke", "Failed", "$null")]
    [InlineData("Revoke", "Unknown", "$null")]
    [InlineData("Grant", "Shared", "$false")]
    [InlineData("Grant", "AlreadyShared", "$true")]
    public void What_was_not_taken_is_not_given(string operation, string status, string before)
    {
        var row = $"Row @{{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $C; Operation = '{operation}'; Status "
            + $"= '{status}'; SharedBefore = {before} }}";
        Leaves($"{row} | Grant-CvmImageShare", "AB", null);
        TakeOtherImages();
        Leaves($"{row} | Csv | Grant-CvmImageShare", "AB", null);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Unknown")]
    public void What_was_not_done_is_tried_again(string status)
    {
        foreach (var way in new[] { "", "| Csv", "| Job" })
        {
            TakeOtherImages();
            Leaves($"Row @{{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $C; Operation = 'Grant'; Status = "
                + $"'{status}'; SharedBefore = $null }} {way} | Grant-CvmImageShare", "ABC", null);
            TakeOtherImages();
            Leaves($"Row @{{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Operation = 'Revoke'; Status = "
                + $"'{status}'; SharedBefore = $null }} {way} | Revoke-CvmImageShare", "B", null);
        }
    }

    [Theory]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Status = 'Shared' }")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Status = 'AlreadyShared' }")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Status = 'Failed' }")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Status = 'Unknown'; Operation = '' }")]
    [InlineData("Row @{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = $A; Status = 'NotShared'; Operation = "
        + "$null }")]
    [InlineData("Grant-CvmImageShare $G $A | Pick ImageId, AccountId, Status")]
    [InlineData("Grant-CvmImageShare $G $A | Pick ImageId, AccountId, Region, Status | Csv")]
    [InlineData("@{ ImageId = $G; AccountId = $A; Status = 'Shared' }")]
    public void A_result_without_its_operation_is_refused(string row)
    {
        ChangesNothing($"{row} | Revoke-CvmImageShare");
        ChangesNothing($"{row.Replace("= $A", "= $C", StringComparison.Ordinal)} | Grant-CvmImageShare");
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Status = 'leaver' } | Revoke-CvmImageShare", "B")]
    [InlineData("Row @{ ImageId = $G; AccountId = $C; Status = '' } | Grant-CvmImageShare", "ABC")]
    [InlineData("Row @{ ImageId = $G; AccountId = $C; Operation = 'onboarding' } | Grant-CvmImageShare", "ABC")]
    public void A_status_of_another_kind_makes_no_result(string script, string holders)
        => Leaves(script, holders, null);

    [Theory]
    [InlineData("Grant-CvmImageShare $G $A | Set-CvmImageShare -Confirm:$false")]
    [InlineData("Grant-CvmImageShare $G $A | Set-CvmImageShare $G -Confirm:$false")]
    [InlineData("Grant-CvmImageShare $G $A | Csv | Set-CvmImageShare -Confirm:$false")]
    [InlineData("Grant-CvmImageShare $G $A | Job | Set-CvmImageShare -Confirm:$false")]
    [InlineData("$A, (Grant-CvmImageShare $G $A) | Set-CvmImageShare $G -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Operation = 'Grant'; Status = 'Shared' } | Set-CvmImageShare "
        + "-Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Region = 'ap-guangzhou'; Status = 'Missing'; CreatedTime = '' } "
        + "| Set-CvmImageShare -Confirm:$false")]
    public void Set_takes_no_results(string script) => ChangesNothing(script, "ResultNotAccepted");

    [Theory]
    [InlineData("Grant", "Missing", "C", "ABC")]
    [InlineData("Grant", "Correct", "C", "AB")]
    [InlineData("Grant", "Unexpected", "C", "AB")]
    [InlineData("Grant", "Unknown", "C", "AB")]
    [InlineData("Revoke", "Unexpected", "A", "B")]
    [InlineData("Revoke", "Correct", "A", "AB")]
    [InlineData("Revoke", "Missing", "A", "AB")]
    [InlineData("Revoke", "Unknown", "A", "AB")]
    public void A_test_that_is_piped_in_knows_its_direction(string verb, string status, string account, string holders)
    {
        foreach (var way in new[] { "", "| Csv", "| Job" })
        {
            TakeOtherImages();
            Leaves($"[pscustomobject][ordered]@{{ Region = 'ap-guangzhou'; ImageId = $G; AccountId = ${account}; "
                + $"Status = '{status}'; CreatedTime = $null }} {way} | {verb}-CvmImageShare", holders, null);
        }
    }

    [Fact]
    public void A_result_says_whether_the_share_was_there_before()
    {
        var ran = Try("Grant-CvmImageShare $G $A, $C; Revoke-CvmImageShare $W $D, $E").MustSucceed();

        Assert.Equal(
            [true, false, true, false], ran.Output.Select(item => item.Properties["SharedBefore"].Value));
    }

    [Fact]
    public void Without_a_list_a_result_does_not_say_whether_the_share_was_there_before()
    {
        Service.Options.DeniedActions = new HashSet<string> { SandboxActions.DescribeImageSharePermission };
        var ran = Try("Grant-CvmImageShare $G $A, $C");

        Assert.All(ran.Output, item => Assert.Null(item.Properties["SharedBefore"].Value));
    }

    [Fact]
    public void A_refused_result_tried_again_by_its_own_cmdlet_is_refused_again()
    {
        Service.Accounts.Declare(Account('E'), AccountKind.Unknown);
        var ran = Leaves("Grant-CvmImageShare $G $E, $C -ErrorAction Ignore | Grant-CvmImageShare", "ABC", Any);

        Assert.Equal([$"{Account('E')} Failed InvalidAccountId.NotFound"], ran.Results);
        Assert.Single(ran.Warnings);
    }

    [Fact]
    public void Shares_of_Get_are_pairs_in_any_pipeline()
        => Leaves("(Get-CvmImageShare $G $A), (Row @{ ImageId = $G; AccountId = $B }) | Revoke-CvmImageShare", "",
            null);
}
