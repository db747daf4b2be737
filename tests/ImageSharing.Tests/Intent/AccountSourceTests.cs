using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>Accounts come from one place, and what was typed and is empty is not as if it were absent.</summary>
public sealed class AccountSourceTests : IntentShell
{
    [Theory]
    [InlineData("$C | Grant-CvmImageShare $G -AccountId $D")]
    [InlineData("$A | Revoke-CvmImageShare $G -AccountId $B")]
    [InlineData("$A | Revoke-CvmImageShare $G -AccountId $A")]
    [InlineData("$A | Set-CvmImageShare $G -AccountId $C -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Revoke-CvmImageShare -AccountId $B")]
    [InlineData("(Row @{ ImageId = $G }), (Row @{ ImageId = $G; AccountId = $A }) | Revoke-CvmImageShare -AccountId "
        + "$B")]
    [InlineData("(Row @{ ImageId = $W }), (Row @{ ImageId = $G; AccountId = $A }) | Set-CvmImageShare -AccountId $B "
        + "-Confirm:$false")]
    [InlineData("Get-CvmImageShare $G | Revoke-CvmImageShare -AccountId $A")]
    [InlineData("Get-CvmImageShare $G | Set-CvmImageShare -AccountId $A -Confirm:$false")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A } | Get-CvmImageShare -AccountId $B | Revoke-CvmImageShare")]
    [InlineData("Row @{ ImageId = $G; Uin = $A } | Get-CvmImageShare -AccountId $A | Revoke-CvmImageShare")]
    public void Accounts_from_both_are_ambiguous(string script)
    {
        ChangesNothing(script, "AccountIdAmbiguous");
        Assert.Empty(Service.Requests.Writes);
    }

    [Theory]
    [InlineData("AccountId", "Uin")]
    [InlineData("AccountId", "Account")]
    [InlineData("Uin", "Account")]
    [InlineData("Account", "AccountIds")]
    public void Two_account_columns_with_different_values_are_ambiguous(string one, string other)
    {
        foreach (var command in new[]
        {
            "Grant-CvmImageShare", "Revoke-CvmImageShare", "Set-CvmImageShare -Confirm:$false",
            "Get-CvmImageShare | Revoke-CvmImageShare",
        })
        {
            ChangesNothing($"Row @{{ ImageId = $G; {one} = $A; {other} = $C }} | {command}", "AccountIdAmbiguous");
            ChangesNothing($"@{{ ImageId = $G; {one} = $C; {other} = $A }} | {command}", "AccountIdAmbiguous");
        }
    }

    [Theory]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Uin = \" $A \" } | Revoke-CvmImageShare", "B")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Uin = [long]$A } | Revoke-CvmImageShare", "B")]
    [InlineData("Row @{ ImageId = $G; AccountId = $A; Account = @(, $A) } | Revoke-CvmImageShare", "B")]
    public void Two_account_columns_with_the_same_value_are_one(string script, string holders)
        => Leaves(script, holders, null);

    [Theory]
    [InlineData("$null")]
    [InlineData("@()")]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("\"`u{200B}\"")]
    [InlineData("@('')")]
    [InlineData("@($null)")]
    [InlineData("[System.Collections.Generic.List[string]]::new()")]
    [InlineData("([pscustomobject]@{}).Uin")]
    [InlineData("(@() | Where-Object { $true })")]
    [InlineData("[DBNull]::Value")]
    public void A_typed_account_that_is_blank_is_an_error(string blank)
    {
        foreach (var script in new[]
        {
            $"Set-CvmImageShare $G -AccountId {blank} -Confirm:$false",
            $"$A | Set-CvmImageShare $G -AccountId {blank} -Confirm:$false",
            $"Row @{{ ImageId = $G; AccountId = $A }} | Set-CvmImageShare -AccountId {blank} -Confirm:$false",
            $"$A | Revoke-CvmImageShare $G -AccountId {blank}",
            $"$C | Grant-CvmImageShare $G -AccountId {blank}",
            $"Row @{{ ImageId = $G; AccountId = $A }} | Revoke-CvmImageShare -AccountId {blank}",
            $"Row @{{ ImageId = $G }} | Revoke-CvmImageShare -AccountId {blank} -All -Confirm:$false",
            $"Revoke-CvmImageShare $G -AccountId {blank} -All -Confirm:$false",
            $"$G | Get-CvmImageShare -AccountId {blank} | Revoke-CvmImageShare",
            $"Row @{{ ImageId = $G; AccountId = $A }} | Get-CvmImageShare -AccountId {blank} | Revoke-CvmImageShare",
            $"Set-CvmImageShare $W, $G -AccountId {blank} -Confirm:$false",
        })
            ChangesNothing(script);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("@()")]
    public void A_blank_in_a_typed_list_is_an_error_and_keeps_Set_from_writing(string blank)
    {
        ChangesNothing($"Set-CvmImageShare $G $A, {blank} -Confirm:$false");
        ChangesNothing($"Set-CvmImageShare $G, {blank} $A -Confirm:$false");
        ChangesNothing($"$A | Set-CvmImageShare $G, {blank} -Confirm:$false");
        ChangesNothing($"$A | Set-CvmImageShare $G -AccountId $A, {blank} -Confirm:$false");
        ChangesNothing($"Revoke-CvmImageShare {blank}, $G -AccountId $C, {blank}");
        Leaves($"Get-CvmImageShare $G $C, {blank} | Revoke-CvmImageShare", "AB", Any);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("@()")]
    [InlineData("''")]
    [InlineData("' '")]
    [InlineData("\"`u{FEFF}\"")]
    [InlineData("@($null)")]
    [InlineData("[DBNull]::Value")]
    [InlineData("([pscustomobject]@{}).ImageID2")]
    public void A_typed_image_that_is_blank_is_an_error(string blank)
    {
        foreach (var script in new[]
        {
            $"Row @{{ ImageId = $G; AccountId = $A }} | Revoke-CvmImageShare -ImageId {blank}",
            $"Row @{{ ImageId = $G; AccountId = $A }} | Set-CvmImageShare -ImageId {blank} -Confirm:$false",
            $"Row @{{ ImageId = $G; AccountId = $C }} | Grant-CvmImageShare -ImageId {blank}",
            $"$A | Set-CvmImageShare -ImageId {blank} -Confirm:$false",
            $"Set-CvmImageShare {blank} $A -Confirm:$false",
            $"Revoke-CvmImageShare {blank} -All -Confirm:$false",
            $"$G | Revoke-CvmImageShare -ImageId {blank} -All -Confirm:$false",
            $"Row @{{ ImageId = $G }} | Revoke-CvmImageShare -ImageId {blank} -All -Confirm:$false",
            $"Get-CvmImageShare {blank} | Revoke-CvmImageShare",
            $"Row @{{ ImageId = $G; AccountId = $A }} | Get-CvmImageShare -ImageId {blank} | Revoke-CvmImageShare",
            $"$G | Get-CvmImageShare -ImageId {blank} | Revoke-CvmImageShare",
            $"Get-CvmImage -ImageId {blank} | Revoke-CvmImageShare -All -Confirm:$false",
            $"$G | Get-CvmImage -ImageId {blank} | Revoke-CvmImageShare -All -Confirm:$false",
        })
            ChangesNothing(script);
    }

    [Theory]
    [InlineData("@() | Set-CvmImageShare $G -Confirm:$false")]
    [InlineData("@() | Set-CvmImageShare $G -AllowEmpty -Confirm:$false")]
    [InlineData("@() | Set-CvmImageShare $G -AccountId $A -Confirm:$false")]
    [InlineData("@() | Set-CvmImageShare -AccountId $A -Confirm:$false")]
    [InlineData("@() | Set-CvmImageShare -Confirm:$false")]
    [InlineData("@() | Set-CvmImageShare $G -AccountId @() -AllowEmpty -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G -AllowEmpty -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G @() -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G $null -AllowEmpty -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G @($null) -AllowEmpty -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G @('') -AllowEmpty -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G @() -AllowEmpty:$false -Confirm:$false")]
    [InlineData("Set-CvmImageShare $G (@() | Where-Object { $true }) -AllowEmpty -Confirm:$false")]
    public void Nothing_is_no_empty_set(string script) => ChangesNothing(script);

    [Fact]
    public void An_explicit_empty_list_with_AllowEmpty_is_an_empty_set()
        => Leaves("Set-CvmImageShare $G -AccountId @() -AllowEmpty -Confirm:$false", "", null);

    [Theory]
    [InlineData("@() | Grant-CvmImageShare $G")]
    [InlineData("@() | Revoke-CvmImageShare $G")]
    [InlineData("@() | Revoke-CvmImageShare -All -Confirm:$false")]
    [InlineData("@() | Get-CvmImageShare | Revoke-CvmImageShare")]
    [InlineData("@() | Get-CvmImage | Revoke-CvmImageShare -All -Confirm:$false")]
    public void A_pipeline_that_brings_nothing_changes_nothing(string script)
    {
        Try(script);

        Assert.Equal("AB", Holders(G));
        Assert.Empty(Service.Requests.Writes);
    }
}
