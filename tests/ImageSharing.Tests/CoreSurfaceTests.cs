using System.Linq;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>DESIGN, "The house": Core's surface towards the cmdlets, which are compiled against one build and run on another.</summary>
public sealed class CoreSurfaceTests
{
    private static readonly PublicSurface OnNet = PublicSurface.Of(TestProcess.Repository + "/bin/core/ImageSharing.Core.dll");
    private static readonly PublicSurface OnDesktop = PublicSurface.Of(TestProcess.Repository + "/bin/desktop/ImageSharing.Core.dll");

    [Fact]
    public void Both_builds_have_the_same_surface()
    {
        Assert.Contains(OnNet.Members, member => member.StartsWith("ImageSharing.Core.CvmSession.Open(", System.StringComparison.Ordinal));
        Assert.Equal(OnDesktop.Members, OnNet.Members);
    }

    [Fact]
    public void The_surface_names_types_of_netstandard_and_of_Core_alone()
        => Assert.Equal(["ImageSharing.Core", "netstandard"], OnDesktop.Assemblies.Order(System.StringComparer.Ordinal));
}
