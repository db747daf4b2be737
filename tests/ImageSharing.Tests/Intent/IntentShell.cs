using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Intent;

/// <summary>
/// Two images and a few accounts with short names, for tests of what a command does to shares. Image G is shared with A
/// and B, image W with D. The same names are variables in the scripts.
/// </summary>
public abstract class IntentShell : ServiceShell
{
    protected const string Elsewhere = "ap-singapore";

    /// <summary>Anything that is an error.</summary>
    protected const string Any = "*";

    private const string Names = "ABCDEF";
    private int _round;

    protected string G { get; private set; } = "img-6pb6lrmy";

    protected string W { get; private set; } = "img-9qabwvbn";

    /// <summary>
    /// Goes on with images that no command of this process has written to, and with another key, since the pace is kept
    /// for each key.
    /// </summary>
    private protected void TakeOtherImages()
    {
        G = $"img-g{++_round:d7}";
        W = $"img-w{_round:d7}";
        Service.Requests.Clear();
        if (Environment.GetEnvironmentVariable("TENCENTCLOUD_SECRET_ID") is null) return;

        var key = new SandboxKey($"AKIDROUND{_round:d6}", SandboxKey.Default.SecretKey);
        Service.Keys.Add(key);
        Set("TENCENTCLOUD_SECRET_ID", key.SecretId);
    }

    private protected Ran Try(string script)
    {
        Prepare();
        return Run($"{IntentWords.All} {Variables} {script}");
    }

    /// <summary>The accounts that an image is shared with, by their short names.</summary>
    private protected string Holders(string imageId, string region = Region)
        => string.Concat(Image(imageId, region).Shares.Accounts.Select(Short).Order());

    private protected static string Account(char name)
        => (100_000_000_010L + Names.IndexOf(name)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Runs the script, and says which accounts have G afterwards and what the errors are.</summary>
    private protected Ran Leaves(string script, string holders, string? codes)
    {
        var ran = Try(script);
        var told = string.Join(Environment.NewLine, AllErrors(ran));
        Assert.True(holders == Holders(G), $"G is shared with {Holders(G)}, not {holders}.\n{told}");
        if (codes is null)
        {
            Assert.True(told.Length == 0, told);
            return ran;
        }

        Assert.True(told.Length > 0, "There is no error.");
        if (codes != Any)
            foreach (var code in codes.Split(' ')) Assert.Contains(code, AllCodes(ran));
        return ran;
    }

    /// <summary>The script changes nothing at all, anywhere.</summary>
    private protected Ran ChangesNothing(string script, string? codes = Any)
    {
        var ran = Leaves(script, "AB", codes);
        Assert.Equal("D", Holders(W));
        Assert.Equal("", Holders(G, Elsewhere));
        Assert.DoesNotContain(Service.Requests.Writes, write => write.Applied.Count > 0);
        return ran;
    }

    private protected static IReadOnlyList<string> AllErrors(Ran ran)
        => [.. Records(ran).Select(record => $"{record.FullyQualifiedErrorId}: {record}")];

    private protected static IReadOnlyList<string> AllCodes(Ran ran)
        => [.. Records(ran).Select(record => record.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>Everything that the errors and warnings say, and the advice of the errors.</summary>
    private protected static string Told(Ran ran)
        => string.Join('\n',
            Records(ran).Select(record => $"{record} {record.ErrorDetails?.RecommendedAction}").Concat(ran.Warnings));

    private protected static IEnumerable<System.Management.Automation.ErrorRecord> Records(Ran ran)
        => ran.Failure is null ? ran.Errors : ran.Errors.Append(ran.Failure.ErrorRecord);

    private protected static void Says(Ran ran, string text)
        => Assert.Contains(text, Told(ran), StringComparison.OrdinalIgnoreCase);

    private protected static void NamesItem(Ran ran, int place)
        => Assert.Matches(new Regex($@"\bitems?\s+(\d+(,| and)\s*)*{place}\b", RegexOptions.IgnoreCase), Told(ran));

    private protected SandboxImage Image(string imageId, string region)
        => Service.Images.Find(imageId, region) ?? Service.Images.Add(imageId, region);

    private static char Short(string accountId)
    {
        var index = long.Parse(accountId, CultureInfo.InvariantCulture) - 100_000_000_010L;
        return index >= 0 && index < Names.Length ? Names[(int)index] : '?';
    }

    private string Variables
        => $"$G = '{G}'; $W = '{W}'; "
            + string.Concat(Names.Select(name => $"${name} = '{Account(name)}'; "));

    private void Prepare()
    {
        foreach (var (id, names) in new[] { (G, "AB"), (W, "D") })
            if (Service.Images.Find(id) is null) Image(id).Shares.Declare(names.Select(Account));
        if (Service.Images.Find(G, Elsewhere) is null) Service.Images.Add(G, Elsewhere);
    }
}
