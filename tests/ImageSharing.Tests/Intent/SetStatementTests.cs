using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ImageSharing.Sandbox;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>Set reads its whole input as one statement, and grants before it revokes.</summary>
public sealed class SetStatementTests : IntentShell
{
    [Theory]
    [InlineData("Row @{ ImageId = $W; AccountId = 'x' }")]
    [InlineData("Row @{ ImageId = $W; AccountId = $null }")]
    [InlineData("Row @{ ImageId = $W; AccuntId = $D }")]
    [InlineData("Row @{ ImageId = $W; AccountId = $D; Region = 'ap-guangzhou-3' }")]
    [InlineData("Row @{ ImageId = $W; AccountId = $D; Region = 'a', 'b' }")]
    [InlineData("Row @{ ImageId = 'golden-web'; AccountId = $D }")]
    [InlineData("Row @{ ImageId = $W; AccountId = @($D, @{ x = 1 }) }")]
    [InlineData("Row @{ ImageId = $W; AccountId = $D; Uin = $E }")]
    [InlineData("$D")]
    [InlineData("$null")]
    [InlineData("(Row @{ ImageId = $W; AccountId = $D }), (Row @{ ImageId = $W; AccountId = $E; Region = "
        + "'ap-singapore' })")]
    [InlineData("Row @{ ImageId = $W; AccountId = $D; Operation = 'Grant'; Status = 'Failed' }")]
    public void One_refused_item_keeps_every_image_from_being_written(string bad)
    {
        foreach (var items in new[]
        {
            $"(Row @{{ ImageId = $G; AccountId = $C }}), {bad}", $"{bad}, (Row @{{ ImageId = $G; AccountId = $C }})",
        })
        {
            ChangesNothing($"& {{ {items} }} | Set-CvmImageShare -Confirm:$false");
            Assert.Empty(Service.Requests.Writes);
        }
    }

    [Fact]
    public void The_record_of_an_incomplete_set_names_the_cause()
    {
        var ran = ChangesNothing(
            "(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $G; AccountId = 'x' }) | Set-CvmImageShare "
                + "-Confirm:$false",
            "DesiredSetIncomplete");

        Assert.Contains(
            Records(ran),
            record => record.FullyQualifiedErrorId.StartsWith("DesiredSetIncomplete,", StringComparison.Ordinal)
                && record.ToString().Contains('x', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("(Row @{ ImageId = 'img-00000gon'; AccountId = $B }), (Row @{ ImageId = $G; AccountId = $A })")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = 'img-00000gon'; AccountId = $B })")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $W; AccountId = $B; Region = "
        + "'ap-shanghai' })")]
    public void An_account_whose_image_is_not_found_loses_no_image(string rows)
    {
        var ran = Leaves($"{rows} | Set-CvmImageShare -Confirm:$false", "AB", "InvalidImageId.NotFound");

        Assert.Contains($"{Account('B')} Failed DesiredSetIncomplete", ran.Results);
    }

    [Fact]
    public void An_account_whose_image_cannot_be_read_loses_no_image_and_the_rest_goes_on()
    {
        Hurry();
        Try("");
        Image(W).Refuse("UnauthorizedOperation", action: SandboxActions.DescribeImageSharePermission);
        var ran = Leaves(
            "(Row @{ ImageId = $W; AccountId = $B }), (Row @{ ImageId = $G; AccountId = $C }) | Set-CvmImageShare "
                + "-Confirm:$false",
            "BC",
            "UnauthorizedOperation");

        Assert.Contains($"{Account('B')} Failed DesiredSetIncomplete", ran.Results);
        Assert.Contains($"{Account('A')} Revoked", ran.Results);
        Assert.Contains($"{Account('C')} Shared", ran.Results);
        Assert.Equal("D", Holders(W));
    }

    [Fact]
    public void Grants_come_before_revocations()
    {
        Leaves("Set-CvmImageShare $G $C, $D -Confirm:$false", "CD", null);

        Assert.Equal(["SHARE", "CANCEL"], Service.Requests.Writes.Select(write => write.Permission));
    }

    [Fact]
    public void One_refused_grant_keeps_those_who_would_lose_the_image()
    {
        Service.Accounts.Declare(Account('C'), AccountKind.Unknown);
        var ran = Leaves("Set-CvmImageShare $G $C, $D -Confirm:$false", "ABD", "InvalidAccountId.NotFound");

        Assert.Contains($"{Account('A')} Failed DesiredSetIncomplete", ran.Results);
        Assert.Contains($"{Account('B')} Failed DesiredSetIncomplete", ran.Results);
        Assert.Contains($"{Account('D')} Shared", ran.Results);
        var kept = ran.Output.First(item => item.Properties["ErrorCode"].Value as string == "DesiredSetIncomplete");
        Assert.Contains(Account('C'), (string)kept.Properties["Message"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_grant_of_one_image_does_not_hold_up_another()
    {
        Try("");
        Image(W).Refuse("UnsupportedOperation.EncryptedImagesNotSupported");
        Leaves(
            "(Row @{ ImageId = $W; AccountId = $E }), (Row @{ ImageId = $G; AccountId = $C }) | Set-CvmImageShare "
                + "-Confirm:$false",
            "C",
            "UnsupportedOperation.EncryptedImagesNotSupported");

        Assert.Equal("D", Holders(W));
    }

    [Fact]
    public void A_grant_in_doubt_keeps_those_who_would_lose_the_image()
    {
        Hurry();
        Try("");
        Service.Faults.Add(
            When.Matches(request => request.Permission == "SHARE"), Fault.DropBeforeWrite());
        Leaves("Set-CvmImageShare $G $C -MaximumRetryCount 0 -Confirm:$false", "AB", Any);
    }

    [Fact]
    public void A_failing_swap_in_a_full_image_stops_early()
    {
        Hurry();
        var bad = Many(3001, 100);
        foreach (var account in bad) Service.Accounts.Declare(account, AccountKind.Unknown);
        Image(G).Shares.Declare(Many(1, 500));
        var ran = Run("Set-CvmImageShare $args[0] $args[1] -Confirm:$false", G, Many(1, 400).Concat(bad).ToArray());

        Assert.NotEmpty(ran.Errors);
        Assert.True(Image(G).Shares.Count >= 499, $"{Image(G).Shares.Count} are left.");
    }

    [Fact]
    public void A_swap_in_a_full_image_ends_as_asked()
    {
        Hurry();
        Image(G).Shares.Declare(Many(1, 500));
        var wanted = Many(1, 400).Concat(Many(3001, 100)).ToArray();
        Run("Set-CvmImageShare $args[0] $args[1] -Confirm:$false", G, wanted).MustSucceed();

        Assert.Equal(wanted.Order(StringComparer.Ordinal), Image(G).Shares.Accounts.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(
            Service.Requests.Writes, write => write.Permission == "CANCEL" && write.Applied.Count > 50);
    }

    [Fact]
    public void OverQuota_of_the_service_counts_as_no_room()
    {
        Hurry();
        Try("");
        Service.Options.Quota = 2;
        Leaves("Set-CvmImageShare $G $C, $D -Confirm:$false", "CD", null);
    }

    [Fact]
    public void The_preview_says_that_revocations_come_after_the_grants()
    {
        var ran = ChangesNothing("Set-CvmImageShare $G $C -WhatIf", null);

        Assert.Contains(ran.Shown,
            line => line.Contains($"revoke {Account('A')} (after the grants)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-CvmImageShare $G, $W $A -Confirm:$false", "A", "A")]
    [InlineData("(Row @{ ImageId = $G; AccountId = $A }), (Row @{ ImageId = $W; AccountId = $A }) | Set-CvmImageShare "
        + "-Confirm:$false", "A", "A")]
    [InlineData("(Row @{ ImageId = $G }), (Row @{ ImageId = $W }) | Set-CvmImageShare -AccountId $A, $D "
        + "-Confirm:$false", "AD", "AD")]
    [InlineData("Get-CvmImage $G, $W | Set-CvmImageShare -AccountId $A, $D -Confirm:$false", "AD", "AD")]
    [InlineData("$A, $D | Set-CvmImageShare $G, $W -Confirm:$false", "AD", "AD")]
    [InlineData("$A, $A, \" $A\" | Set-CvmImageShare $G -Confirm:$false", "A", "D")]
    public void What_is_understood_is_done(string script, string ofG, string ofW)
    {
        Leaves(script, ofG, null);
        Assert.Equal(ofW, Holders(W));
    }

    [Theory]
    [InlineData("$G | Set-CvmImageShare -AccountId $A -Confirm:$false")]
    [InlineData("$A | Set-CvmImageShare -Confirm:$false")]
    [InlineData("Set-CvmImageShare -AccountId $A -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G -Confirm:$false")]
    [InlineData("(Row @{ ImageId = $G }), (Row @{ ImageId = $G; AccountId = $A }) | Set-CvmImageShare -Confirm:$false")]
    [InlineData("Get-CvmImage $G | Set-CvmImageShare -Confirm:$false")]
    public void Half_a_statement_is_none(string script) => ChangesNothing(script);

    private static string[] Many(int first, int count)
        => [.. Enumerable.Range(first, count).Select(i => (2_000_000_000L + i).ToString(CultureInfo.InvariantCulture))];
}
