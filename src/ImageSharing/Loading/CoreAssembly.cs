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
    private static int _registered;

    public static void ResolveOnDemand()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0)
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs request)
        => request.RequestingAssembly == typeof(CoreAssembly).Assembly && new AssemblyName(request.Name).Name == Name
            ? Core.Value
            : null;

    private static Assembly Load()
    {
        var bin = Path.GetDirectoryName(typeof(CoreAssembly).Assembly.Location)!;
        if (typeof(object).Assembly.GetName().Name == "mscorlib")
            return Assembly.LoadFrom(Path.Combine(bin, "desktop", Name + ".dll"));

        // System.Runtime.Loader is not in netstandard2.0, so the context has an assembly of its own.
        var context = Assembly.LoadFrom(Path.Combine(bin, "ImageSharing.LoadContext.dll"))
            .GetType("ImageSharing.Loading.CoreLoadContext", throwOnError: true)!;
        return (Assembly)context.GetMethod("LoadCore")!.Invoke(null, [Path.Combine(bin, "core")])!;
    }
}
