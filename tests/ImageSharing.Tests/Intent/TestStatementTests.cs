using System;
using System.Linq;
using System.Management.Automation;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// Test-CvmImageShare reads its input as strictly as Set, and never says true of what it did not read.
/// </summary>
public sealed class TestStatementTests : IntentShell
{
    [Theory]
    [InlineData("Test-CvmImageShare $G $A, $C", "A Correct, B Unexpected, C Missing")]
    [InlineData("$A, $B | Test-CvmImageShare $G", "A Correct, B Correct")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Test-CvmImageShare", "A Correct, B Unexpected")]
    [InlineData("Get-CvmImageShare $W | Test-CvmImageShare $G", "A Unexpected, B Unexpected, D Missing")]
    [InlineData("Test-CvmImageShare $G $A -AllowedAccountId $B", "A Correct, B Correct")]
    [InlineData("Test-CvmImageShare $G -AllowedAccountId $A, $C", "A Correct, B Unexpected")]
    [InlineData("$G | Test-CvmImageShare -AllowedAccountId $A, $B", null)]
    [InlineData("Test-CvmImageShare $G @() -AllowEmpty", "A Unexpected, B Unexpected")]
    public void What_is_understood_is_compared(string script, string? expected)
    {
        var ran = Try(script);
        Assert.Empty(Service.Requests.Writes);
        if (expected is null) return;

        Assert.True(AllErrors(ran).Count == 0, string.Join('\n', AllErrors(ran)));
        Assert.Equal(expected, string.Join(", ", ran.Output.Select(InShort).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("$A, $null | Test-CvmImageShare $G")]
    [InlineData("$A, '', $B | Test-CvmImageShare $G")]
    [InlineData("$A, 'x' | Test-CvmImageShare $G")]
    [InlineData("@() | Test-CvmImageShare $G")]
    [InlineData("'' | Test-CvmImageShare $G")]
    [InlineData("@() | Test-CvmImageShare $G -AllowEmpty")]
    [InlineData("Test-CvmImageShare $G @()")]
    [InlineData("Test-CvmImageShare $G $null -AllowEmpty")]
    [InlineData("Test-CvmImageShare $G")]
    [InlineData("Test-CvmImageShare $G $A, $null")]
    [InlineData("Test-CvmImageShare $G -AllowedAccountId $null")]
    [InlineData("Test-CvmImageShare $G $A -AllowedAccountId $null")]
    [InlineData("Test-CvmImageShare $G $A -AllowedAccountId 'x'")]
    [InlineData("Test-CvmImageShare $G $A -AllowedAccountId $B, @{ a = 1 }")]
    [InlineData("Test-CvmImageShare $G, $null $A")]
    [InlineData("Test-CvmImageShare golden-web $A")]
    [InlineData("Test-CvmImageShare $G $A -Region ap-guangzhou-3")]
    [InlineData("$A | Test-CvmImageShare $G -AccountId $B")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Uin = $B } | Test-CvmImageShare")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $G; AccountId = $B; Region = "
        + "'ap-singapore' }) | Test-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Test-CvmImageShare -AccountId { $_.Missing }")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Operation = 'Grant'; Status = 'Shared' } | Test-CvmImageShare")]
    [InlineData("Test-CvmImageShare $G $A | Test-CvmImageShare")]
    [InlineData("Test-CvmImageShare img-00000gon $A")]
    public void Quiet_is_neither_true_nor_false_where_the_input_is_in_doubt(string script)
    {
        var ran = Try(script + " -Quiet");
        Assert.NotEmpty(AllCodes(ran));
        Assert.DoesNotContain(ran.Output, item => item?.BaseObject is bool);

        ran = Try(script);
        Assert.NotEmpty(AllCodes(ran));
        Assert.DoesNotContain(ran.Output, item => item.Properties["Status"]?.Value is "Correct" or "Unexpected");
    }

    [Theory]
    [InlineData("Test-CvmImageShare $G $A, $B -Quiet", true)]
    [InlineData("Test-CvmImageShare $G $A -Quiet", false)]
    [InlineData("Test-CvmImageShare $G $A, $B, $C -Quiet", false)]
    [InlineData("Test-CvmImageShare $G, $W $A, $B -Quiet", false)]
    [InlineData("Test-CvmImageShare $G -AllowedAccountId $A, $B, $C -Quiet", true)]
    [InlineData("Test-CvmImageShare $G -AllowedAccountId $A -Quiet", false)]
    public void Quiet_says_whether_all_is_correct(string script, bool answer)
        => Assert.Equal(answer, Assert.Single(Try(script).MustSucceed().Output).BaseObject);

    [Theory]
    [InlineData("Test-CvmImageShare $G $A, $C | Grant-CvmImageShare", "ABC")]
    [InlineData("Test-CvmImageShare $G $A, $C | Revoke-CvmImageShare", "A")]
    [InlineData("Test-CvmImageShare $G $A, $C | Csv | Revoke-CvmImageShare", "A")]
    [InlineData("Test-CvmImageShare $G $A, $C | Job | Grant-CvmImageShare", "ABC")]
    [InlineData("Test-CvmImageShare $G $A, $C | Pick Region, ImageId, AccountId, Status | Revoke-CvmImageShare", "A")]
    public void What_drifted_is_mended_in_its_direction(string script, string holders) => Leaves(script, holders, null);

    [Theory]
    [InlineData("Test-CvmImageShare $G $A, $C | Revoke-CvmImageShare $W", "ImageIdMismatch")]
    [InlineData("Test-CvmImageShare $G $A, $C | Revoke-CvmImageShare -All -Confirm:$false", "AccountIdWithAll")]
    [InlineData("Test-CvmImageShare $G $A, $C | Set-CvmImageShare -Confirm:$false", "ResultNotAccepted")]
    [InlineData("Test-CvmImageShare $G $A, $C | Set-CvmImageShare $G -Confirm:$false", "ResultNotAccepted")]
    [InlineData("Test-CvmImageShare $G $A, $C | Csv | Set-CvmImageShare $G -Confirm:$false", "ResultNotAccepted")]
    public void A_test_is_no_statement_about_another_image(string script, string code) => ChangesNothing(script, code);

    private static string InShort(PSObject compared)
    {
        var account = (string)compared.Properties["AccountId"].Value;
        return $"{"ABCDEF".Single(name => Account(name) == account)} {compared.Properties["Status"].Value}";
    }
}
