using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using ImageSharing.Tests.Hosting;
using Xunit;

namespace ImageSharing.Tests;

/// <summary>What an import does not do.</summary>
public sealed class ImportTests
{
    private static readonly string Cmdlets = Path.Combine(TestProcess.Repository, "bin", "ImageSharing.dll");

    /// <summary>
    /// Nothing of the assembly runs at import, so nobody finds Core yet; but the shell asks for every type when it
    /// completes a name of one.
    /// </summary>
    [Fact]
    public void Every_type_is_there_without_Core()
    {
        AssemblyLoadContext context = new("without Core", isCollectible: true);
        context.Resolving += static (_, name) => name.Name == "ImageSharing.Core"
            ? null
            : AssemblyLoadContext.Default.LoadFromAssemblyName(name);

        var types = context.LoadFromAssemblyPath(Cmdlets).GetTypes();

        Assert.Contains("GrantCvmImageShareCommand", types.Select(type => type.Name));
        context.Unload();
    }

    [Fact]
    public void An_import_has_nothing_to_start()
        => Assert.DoesNotContain(
            "System.Management.Automation.IModuleAssemblyInitializer",
            Assembly
                .LoadFrom(Cmdlets)
                .GetTypes()
                .SelectMany(type => type.GetInterfaces())
                .Select(type => type.FullName));
}
