using System;
using System.Linq;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// Among rows that name an account, a row without one has lost it. It does not mean every account of its image.
/// </summary>
public sealed class MixedRowTests : IntentShell
{
    private static readonly string[] Bare =
    [
        "(Row @{ ImageId = $G })", "@{ ImageId = $G }", "(Row @{ ImageId = $G; Region = 'ap-guangzhou' })",
        "(\"{`\"ImageId`\":`\"$G`\"}\" | ConvertFrom-Json)", "([xml]\"<row><ImageId>$G</ImageId></row>\").row",
        "(Get-CvmImage $G | Select-Object ImageId, Region)", "(Get-CvmImage $G | Select-Object *)",
    ];

    private static readonly string[] Pairs =
        ["(Row @{ ImageId = $G; AccountId = $A })", "@{ ImageId = $G; Uin = $A }", "(Get-CvmImageShare $G $A)"];

    public static TheoryData<string> Mixed =>
    [
        .. from bare in Bare
           from pair in Pairs
           from items in new[] { $"{bare}, {pair}", $"{pair}, {bare}", $"{pair}, {bare}, {bare}" }
           select items,
    ];

    public static TheoryData<string> Alone => [.. Bare];

    [Theory]
    [MemberData(nameof(Mixed))]
    public void Only_the_pairs_are_listed_and_the_row_is_an_error(string items)
    {
        var ran = Leaves($"{items} | Get-CvmImageShare | Revoke-CvmImageShare", "B", "AccountIdMissing");

        Assert.Equal([$"{Account('A')} Revoked"], ran.Results);
        Assert.Contains("other items do", Told(ran), StringComparison.Ordinal);
        Assert.Matches("Source: pipeline item [123]\\.", Told(ran));
    }

    [Theory]
    [MemberData(nameof(Alone))]
    public void Rows_without_accounts_alone_are_whole_lists(string row)
        => Leaves($"{row}, {row} | Get-CvmImageShare | Revoke-CvmImageShare", "", null);

    [Theory]
    [InlineData("$G, (Row @{ ImageId = $W; AccountId = $D })")]
    [InlineData("(Row @{ ImageId = $W; AccountId = $D }), (Get-CvmImage $G)")]
    public void A_text_or_an_image_beside_a_pair_is_a_whole_list(string items)
        => Leaves($"{items} | Get-CvmImageShare | Revoke-CvmImageShare", "", null);
}
