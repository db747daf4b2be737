using System;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;

namespace ImageSharing.Desktop.Tests;

/// <summary>
/// What Mono trusts in this process: the store that its TLS reads, which X509Store does not write to.
/// </summary>
internal static class MonoTrust
{
    private const string Library = "Mono.Security, Version=4.0.0.0, Culture=neutral, PublicKeyToken=0738eb9f132ed756";

    public static void Add(X509Certificate2 certificate)
    {
        var library = Assembly.Load(Library);
        var type = library.GetType("Mono.Security.X509.X509Certificate", throwOnError: true);
        var stores = Property(
            null,
            library.GetType("Mono.Security.X509.X509StoreManager", throwOnError: true),
            "NewCurrentUser");
        var roots = Property(stores, stores.GetType(), "TrustedRoot");
        roots
            .GetType()
            .GetMethod("Import", [type])!.Invoke(roots, [Activator.CreateInstance(type, [certificate.RawData])]);
    }

    private static object Property(object? of, Type type, string name)
        => type.GetProperty(name, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance)!.GetValue(of);
}
