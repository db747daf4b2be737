using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using ImageSharing.Sandbox;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests.Help;

/// <summary>Every example of the help does on the stand-in what it says.</summary>
public sealed class HelpExampleTests : ServiceShell, IAsyncLifetime
{
    // What else the examples call, of which the hosted engine has nothing.
    private const string Others = """
        function Get-Date { [datetime]::Now }
        function Get-Secret {
            $key = [securestring]::new()
            $env:TENCENTCLOUD_SECRET_KEY.ToCharArray() | ForEach-Object { $key.AppendChar($_) }
            [pscredential]::new($env:TENCENTCLOUD_SECRET_ID, $key)
        }
        function Format-List { $input }
        function Export-Csv { $input }
        """;

    /// <summary>What comes of each example, in order: results, what would be done, errors.</summary>
    private static readonly Dictionary<string, string[]> Outcomes = new()
    {
        ["Grant-CvmImageShare 1"] = ["img-6pb6lrmy 100000000020 Shared", "img-6pb6lrmy 100000000021 Shared"],
        ["Grant-CvmImageShare 2"] = ["img-6pb6lrmy 100000000010 Shared", "img-6pb6lrmy 100000000021 Shared"],
        ["Grant-CvmImageShare 3"] =
        [
            "What if: Share image img-6pb6lrmy (ap-guangzhou) with 1 account:",
            "What if: Share image img-0c4kz2fe (ap-singapore) with 2 accounts:",
        ],
        ["Grant-CvmImageShare 4"] =
        [
            "img-0c4kz2fe 100000000404 Failed InvalidAccountId.NotFound",
            "error InvalidAccountId.NotFound",
        ],
        ["Grant-CvmImageShare 5"] =
        [
            "img-6pb6lrmy 100000000010 Shared",
            "img-6pb6lrmy 100000000021 Shared",
            "img-0c4kz2fe 100000000010 Shared",
            "img-0c4kz2fe 100000000021 Shared",
        ],
        ["Grant-CvmImageShare 6"] = ["img-6pb6lrmy 100000000010 Shared", "img-6pb6lrmy 100000000021 Shared"],
        ["Grant-CvmImageShare 7"] =
        [
            "img-6pb6lrmy 100000000404 Failed InvalidAccountId.NotFound",
            "No such account: 100000000404",
        ],
        ["Grant-CvmImageShare 8"] = ["img-6pb6lrmy 100000000020 Shared"],
        ["Revoke-CvmImageShare 1"] = ["img-9qabwvbn 100000000010 Revoked", "img-9qabwvbn 100000000011 Revoked"],
        ["Revoke-CvmImageShare 2"] = ["img-9qabwvbn 100000000010 Revoked", "img-9qabwvbn 100000000011 Revoked"],
        ["Revoke-CvmImageShare 3"] = ["img-6pb6lrmy 100000000020 Revoked", "img-0c4kz2fe 100000000020 Revoked"],
        ["Revoke-CvmImageShare 4"] =
        [
            "img-9qabwvbn 100000000010 Revoked",
            "img-9qabwvbn 100000000011 Revoked",
            "What if: Stop sharing image img-9qabwvbn (ap-guangzhou) with all 2 accounts:",
        ],
        ["Revoke-CvmImageShare 5"] =
        [
            "img-6pb6lrmy 100000000010 NotShared",
            "img-6pb6lrmy 100000000021 NotShared",
            "img-9qabwvbn 100000000010 Revoked",
            "img-9qabwvbn 100000000021 NotShared",
        ],
        ["Set-CvmImageShare 1"] =
        [
            "What if: Set the shares of image img-9qabwvbn (ap-guangzhou): grant 1, revoke 1, keep 1:",
        ],
        ["Set-CvmImageShare 2"] =
        [
            "img-9qabwvbn 100000000010 AlreadyShared",
            "img-9qabwvbn 100000000021 Shared",
            "img-9qabwvbn 100000000011 Revoked",
        ],
        ["Set-CvmImageShare 3"] = ["img-6pb6lrmy 100000000010 Shared", "img-6pb6lrmy 100000000011 Shared"],
        ["Set-CvmImageShare 4"] =
        [
            "img-6pb6lrmy 100000000020 Shared",
            "img-0c4kz2fe 100000000020 Shared",
            "img-0c4kz2fe 100000000404 Failed InvalidAccountId.NotFound",
            "error InvalidAccountId.NotFound",
        ],
        ["Set-CvmImageShare 5"] = ["img-9qabwvbn 100000000010 Revoked", "img-9qabwvbn 100000000011 Revoked"],
        ["Test-CvmImageShare 1"] =
        [
            "img-6pb6lrmy 100000000020 Missing",
            "img-0c4kz2fe 100000000020 Missing",
            "img-0c4kz2fe 100000000404 Missing",
        ],
        ["Test-CvmImageShare 2"] =
        [
            "img-6pb6lrmy 100000000020 Shared",
            "img-0c4kz2fe 100000000020 Shared",
            "img-0c4kz2fe 100000000404 Failed InvalidAccountId.NotFound",
            "error InvalidAccountId.NotFound",
        ],
        ["Test-CvmImageShare 3"] = ["img-9qabwvbn 100000000011 Unexpected"],
        ["Test-CvmImageShare 4"] = [],
        ["Get-CvmImageShare 1"] = ["img-9qabwvbn 100000000010", "img-9qabwvbn 100000000011"],
        ["Get-CvmImageShare 2"] = ["img-9qabwvbn 100000000011"],
        ["Get-CvmImageShare 3"] = ["img-9qabwvbn 100000000010", "img-9qabwvbn 100000000011"],
        ["Get-CvmImageShare 4"] = ["2"],
        ["Get-CvmImage 1"] = ["img-6pb6lrmy", "img-9qabwvbn", "img-3ez8kx1c"],
        ["Get-CvmImage 2"] = ["img-6pb6lrmy", "img-9qabwvbn", "img-3ez8kx1c", "img-0c4kz2fe"],
        ["Get-CvmImage 3"] = ["img-6pb6lrmy"],
        ["Get-CvmImage 4"] = ["img-6pb6lrmy", "img-9qabwvbn"],
        ["Get-CvmImage 5"] = ["img-6pb6lrmy"],
        ["Get-CvmImage 6"] = ["img-6pb6lrmy 100000000020 Shared", "img-9qabwvbn 100000000020 Shared"],
        ["Get-CvmCallerIdentity 1"] = ["100000000001"],
        ["Get-CvmCallerIdentity 2"] = ["img-6pb6lrmy 100000000020 Shared"],
        ["Get-CvmCallerIdentity 3"] = ["environment (TENCENTCLOUD_SECRET_ID)"],
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public static TheoryData<string> Keys => [.. Examples.Keys];

    private static Dictionary<string, HelpExample> Examples { get; } =
        HelpPage.All.SelectMany(page => page.Examples).ToDictionary(example => example.Key);

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Set("TENCENTCLOUD_STS_ENDPOINT", Service.Endpoint.AbsoluteUri);
        SampleImages.Add(Service);
        await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, "accounts.txt"), ["100000000010", "100000000021"]);
        await File.WriteAllLinesAsync(
            Path.Combine(_folder.FullName, "shares.csv"),
            [
                "ImageId,AccountId,Region",
                "img-6pb6lrmy,100000000020,ap-guangzhou",
                "img-0c4kz2fe,100000000020,ap-singapore",
                "img-0c4kz2fe,100000000404,ap-singapore",
            ]);
        Run($"$ExecutionContext.SessionState.Path.SetLocation('{_folder.FullName}')").MustSucceed();
        Run(Others).MustSucceed();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void No_outcome_is_left_of_an_example_that_is_not_there()
        => Assert.Equal(Examples.Keys.Order(StringComparer.Ordinal), Outcomes.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keys))]
    public void An_example_does_what_it_says(string key)
    {
        var ran = Run(Examples[key].Code);

        var outcome = ran.Output.Select(Short).Concat(WouldDo(ran)).Concat(ran.Codes.Select(code => $"error {code}"));

        Assert.Null(ran.Failure);
        Assert.Equal(Outcomes[key], outcome);
    }

    private static IEnumerable<string> WouldDo(Ran ran)
        => ran.Shown
            .Where(line => line.StartsWith("What if: ", StringComparison.Ordinal))
            .Select(line => line.Split('\n')[0]);

    private static string Short(PSObject item)
    {
        string?[] parts = [Of("ImageId"), Of("AccountId"), Of("Status"), Of("ErrorCode")];
        return parts[0] is null ? item.ToString() : string.Join(' ', parts.OfType<string>());

        string? Of(string name) => item.Properties[name]?.Value as string;
    }
}
