using System;
using System.IO;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What the cmdlets use of Core. They are built against one build of it and run on another.</summary>
public sealed class CoreSurfaceTests
{
    private static readonly AssemblyMembers OnNet = AssemblyMembers.Of(TestProcess.CoreIn("core"));
    private static readonly AssemblyMembers OnDesktop = AssemblyMembers.Of(TestProcess.CoreIn("desktop"));
    private static readonly AssemblyMembers Cmdlets =
        AssemblyMembers.Of(Path.Combine(TestProcess.Repository, "bin", "ImageSharing.dll"));

    [Fact]
    public void Both_builds_have_every_member_that_the_cmdlets_use()
    {
        Assert.Contains(Cmdlets.Used, member => member.Contains("CvmSession.Open(", StringComparison.Ordinal));
        Assert.Empty(Cmdlets.Used.Except(OnNet.Own));
        Assert.Empty(Cmdlets.Used.Except(OnDesktop.Own));
    }

    [Fact]
    public void The_cmdlets_use_no_member_of_Core_that_names_a_type_of_another_package()
        => Assert.Equal(["ImageSharing.Core", "netstandard"], Cmdlets.AssembliesOfUsed.Order(StringComparer.Ordinal));
}
