using System;
using System.IO;
using System.Reflection;
using System.Threading;

namespace ImageSharing.Loading;

/// <summary>
/// Finds ImageSharing.Core when this assembly first needs it. On .NET it loads in a context of its own, on .NET
/// Framework beside what it depends on. No other assembly is answered for, and no other assembly's request.
/// </summary>
internal static class CoreAssembly
{
    private const string Name = "ImageSharing.Core";

    private static readonly Lazy<Assembly> Core = new(Load);
    private static readonly string Bin = Path.GetDirectoryName(typeof(CoreAssembly).Assembly.Location)!;
    private static readonly string Desktop = Path.Combine(Bin, "desktop");
    private static readonly bool IsDesktop = typeof(object).Assembly.GetName().Name == "mscorlib";
    private static int _registered;

    public static void ResolveOnDemand()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        var name = new AssemblyName(request.Name).Name;
        if (request.RequestingAssembly == typeof(CoreAssembly).Assembly) return name == Name ? Core.Value : null;

        return IsDesktop && IsOfDesktop(request.RequestingAssembly) ? FromDesktop(name) : null;
    }

    private static Assembly Load()
    {
        if (IsDesktop) return Assembly.LoadFrom(Path.Combine(Desktop, Name + ".dll"));

        // System.Runtime.Loader is not in netstandard2.0, so the context has an assembly of its own.
        var context = Assembly.LoadFrom(Path.Combine(Bin, "ImageSharing.LoadContext.dll"))
            .GetType("ImageSharing.Loading.CoreLoadContext", throwOnError: true)!;
        return (Assembly)context.GetMethod("LoadCore")!.Invoke(null, [Path.Combine(Bin, "core")])!;
    }

    private static bool IsOfDesktop(Assembly? assembly)
        => assembly is { IsDynamic: false }
            && string.Equals(Path.GetDirectoryName(assembly.Location), Desktop, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The one version that is there, whichever was asked for: the packages ask for older ones of each other, and a
    /// module has no binding redirects.
    /// </summary>
    private static Assembly? FromDesktop(string name)
    {
        var path = Path.Combine(Desktop, name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
