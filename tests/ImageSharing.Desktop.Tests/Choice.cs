using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ImageSharing.Desktop.Tests;

/// <summary>Which tests are run.</summary>
internal sealed record Choice(IReadOnlyList<string> Words, CultureInfo? Culture, bool IsLong, bool UsesWebRequest)
{
    private static readonly string[] Unfit =
    [
        // A bound of the net8.0 build's, which hashes without copies.
        "Tc3Tests.Signing_does_not_copy_the_body",
        // Who may read a file is asked on Unix alone, where there is no .NET Framework.
        "SecretFileTests.A_secret_file_that_others_can_read_draws_one_warning",
    ];

    private static readonly string[] UnfitForWebRequest =
    [
        // Mono's handler over HttpWebRequest takes the setting and does not hand it on.
        "TlsTests.Nothing_is_sent_where_tls_1_2_is_not_spoken",
        // There a truncated answer ends like any other: it is unreadable, and no broken connection.
        "(name: \"truncated\")",
    ];

    private static readonly string[] Long =
    [
        "TruthMatrixTests.",
        "SmallWorldTests.In_every_small_world_every_claim_holds",
    ];

    public static Choice Parse(string[] arguments)
    {
        List<string> words = [.. arguments];
        var isLong = words.Remove("--long");
        var usesWebRequest = words.Remove("--web-request");
        CultureInfo? culture = null;
        if (words.IndexOf("--culture") is >= 0 and var at)
        {
            culture = CultureInfo.GetCultureInfo(words[at + 1]);
            words.RemoveRange(at, 2);
        }

        return new Choice(words, culture, isLong, usesWebRequest);
    }

    public bool Takes(string name)
        => !Has(Unfit, name)
            && !(UsesWebRequest && Has(UnfitForWebRequest, name))
            && (IsLong || !Has(Long, name))
            && (Words.Count == 0 || Has(Words, name));

    private static bool Has(IEnumerable<string> words, string name)
        => words.Any(word => name.IndexOf(word, StringComparison.Ordinal) >= 0);
}
