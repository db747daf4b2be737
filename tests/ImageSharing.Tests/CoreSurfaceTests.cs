using System;
using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>Core's surface. The cmdlets are built against one build and run on another.</summary>
public sealed class CoreSurfaceTests
{
    private static readonly PublicSurface OnNet = PublicSurface.Of(TestProcess.CoreIn("core"));
    private static readonly PublicSurface OnDesktop = PublicSurface.Of(TestProcess.CoreIn("desktop"));

    [Fact]
    public void Both_builds_have_the_same_surface()
    {
        Assert.Contains(OnNet.Members, member => member.Contains("CvmSession.Open(", StringComparison.Ordinal));
        Assert.Equal(OnDesktop.Members, OnNet.Members);
    }

    [Fact]
    public void The_surface_names_types_of_netstandard_and_of_Core_alone()
        => Assert.Equal(["ImageSharing.Core", "netstandard"], OnDesktop.Assemblies.Order(StringComparer.Ordinal));
}
