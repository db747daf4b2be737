using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ImageSharing.Shell.Tests.Pester;

/// <summary>Each test of tests/Pester as a test of its own.</summary>
public sealed class PesterTests
{
    public static IEnumerable<object[]> Suite => PesterSuite.Results.Select(test => new object[] { test });

    [Theory]
    [MemberData(nameof(Suite), DisableDiscoveryEnumeration = true)]
    public void In_PowerShell(PesterTest test)
        => Assert.True(test.Result == "Passed", $"{test.Result} after {test.Seconds:0.0} s. {test.Text}");
}
