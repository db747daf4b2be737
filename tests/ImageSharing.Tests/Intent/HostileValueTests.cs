using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// A list from elsewhere can have any character in it. No message, preview or question lets it draw on the screen, and a
/// whole file in one value does not fill it.
/// </summary>
public sealed class HostileValueTests : IntentShell
{
    private const int Longest = 1_000;

    /// <summary>Places where a value of the input gets into what a user reads. The value is $args[0].</summary>
    public static TheoryData<string> Scripts
    {
        get
        {
            string[] forms =
            [
                "$v | {0}-CvmImageShare $G",
                "$v, $C | {0}-CvmImageShare",
                "{0}-CvmImageShare $G $v",
                "{0}-CvmImageShare $v $C",
                "{0}-CvmImageShare $G $C -Region $v",
                "Row @{{ ImageId = $G; AccountId = $C, $v }} | {0}-CvmImageShare",
                "Row @{{ ImageId = $v; AccountId = $C }} | {0}-CvmImageShare",
                "Row @{{ ImageId = $v; AccountId = $C }} | {0}-CvmImageShare $W",
                "Row @{{ ImageId = $G; AccountId = $C; Region = $v }} | {0}-CvmImageShare",
                "Row @{{ $v = $C }} | {0}-CvmImageShare $G",
                "Row @{{ ImageId = $G; Uin = $C; Account = $v }} | {0}-CvmImageShare",
            ];
            string[] reads =
            [
                "$v | Get-CvmImageShare", "Get-CvmImageShare $G -AccountId $v", "Get-CvmImage $v", "Get-CvmImage -Region $v",
                "Row @{ ImageId = $G; AccountId = $v } | Get-CvmImageShare", "$v | Revoke-CvmImageShare -All -WhatIf",
                "Row @{ ImageId = $G; $v = 1 } | Get-CvmImageShare", "Test-CvmImageShare $G -AllowedAccountId $v",
            ];
            return
            [
                .. from form in forms
                   from verb in new[] { "Grant", "Revoke", "Set" }
                   select string.Format(CultureInfo.InvariantCulture, form, verb) + " -WhatIf",
                .. forms.Select(form => string.Format(CultureInfo.InvariantCulture, form, "Test")),
                .. reads,
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Nothing_that_a_user_reads_has_a_raw_control_character_or_a_whole_file(string script)
    {
        foreach (var value in Values(seed: script.Length))
        {
            Try("");
            var ran = Run($"$v = $args[0]; $G = '{G}'; $W = '{W}'; $C = '{Account('C')}'; {Words} {script}", value);

            Assert.Empty(Read(ran).Where(line => line.Length > Longest || line.Any(IsInvisible)).Select(Named));
        }
    }

    private static bool IsInvisible(char letter)
        => char.IsControl(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    /// <summary>The beginning of a line with its invisible characters as numbers.</summary>
    private static string Named(string line)
        => string.Concat(line.Take(300).Select(letter => IsInvisible(letter) ? $"{{{(int)letter:x}}}" : letter.ToString()));

    private static string Words => IntentWords.All;

    /// <summary>What is read, line by line: an account of a preview has a line of its own.</summary>
    private static IEnumerable<string> Read(Hosting.Ran ran)
    {
        var texts = Records(ran).SelectMany(record => new[]
            {
                record.ToString(), record.ErrorDetails?.Message, record.ErrorDetails?.RecommendedAction,
            })
            .Concat(ran.Warnings).Concat(ran.Questions).OfType<string>();
        return texts.Concat(ran.Shown.SelectMany(shown => shown.Split("\n    ")));
    }

    private static IEnumerable<string> Values(int seed)
    {
        var random = new Random(seed);
        string[] parts =
        [
            "100000000012", "img-6pb6lrmy", "ap-guangzhou", "\u001b[2J\u001b[31m", "\u202e", "\u200b", "\0", "\a\b", "\r",
            "\nWhat if: nothing", "\u0085", "\u2028", "\u009b1m", "\ufeff", "[", "'", ",", "é", "广", "\ud83d", "-", " ",
        ];
        for (var round = 0; round < 6; round++)
        {
            var value = new StringBuilder();
            for (var count = random.Next(1, 6); count > 0; count--) value.Append(parts[random.Next(parts.Length)]);
            yield return value.ToString();
        }

        yield return string.Join("\n", Enumerable.Range(0, 5_000).Select(index => 100_000_000_000L + index));
        yield return "img-" + new string('#', 50_000);
        yield return string.Join(",", Enumerable.Repeat("\u001b[5m100000000012", 500));
    }
}
