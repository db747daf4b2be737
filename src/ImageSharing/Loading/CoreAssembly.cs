using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ImageSharing.Loading;

/// <summary>
/// Finds ImageSharing.Core when this assembly first needs it. On .NET it loads in a context of its own, on .NET
/// Framework beside what it depends on. It resolves no other assembly, and no request of another assembly.
/// </summary>
internal static class CoreAssembly
{
    private const string Name = "ImageSharing.Core";

    /// <summary>
    /// Runs before the first line of this assembly, and so not at import, which only reads its types.
    /// </summary>
    [ModuleInitializer]
    internal static void ResolveOnDemand() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        var name = new AssemblyName(request.Name).Name;
        if (request.RequestingAssembly == typeof(CoreAssembly).Assembly) return name == Name ? Found.Core.Value : null;

        return SupportedRuntime.IsDesktop && IsOfDesktop(request.RequestingAssembly) ? FromDesktop(name) : null;
    }

    private static Assembly Load()
    {
        if (SupportedRuntime.IsDesktop) return Assembly.LoadFrom(Path.Combine(Found.Desktop, Name + ".dll"));

        // System.Runtime.Loader is not in netstandard2.0, so the context has an assembly of its own.
        var context = Assembly.LoadFrom(Path.Combine(Found.Bin, "ImageSharing.LoadContext.dll"))
            .GetType("ImageSharing.Loading.CoreLoadContext", throwOnError: true)!;
        return (Assembly)context.GetMethod("LoadCore")!.Invoke(null, [Path.Combine(Found.Bin, "core")])!;
    }

    private static bool IsOfDesktop(Assembly? assembly)
        => assembly is { IsDynamic: false }
            && string.Equals(Path.GetDirectoryName(assembly.Location), Found.Desktop, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The one version that is there, whichever was asked for: the packages ask for older ones of each other, and a
    /// module has no binding redirects.
    /// </summary>
    private static Assembly? FromDesktop(string name)
    {
        var path = Path.Combine(Found.Desktop, name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    /// <summary>A separate method, so that an import does not load it.</summary>
    private static class Found
    {
        public static readonly Lazy<Assembly> Core = new(Load);
        public static readonly string Bin = Path.GetDirectoryName(typeof(CoreAssembly).Assembly.Location)!;
        public static readonly string Desktop = Path.Combine(Bin, "desktop");
    }
}
