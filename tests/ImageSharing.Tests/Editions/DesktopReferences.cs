using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using ImageSharing.Tests.Hosting;
using Mono.Cecil;

namespace ImageSharing.Tests.Editions;

/// <summary>
/// The assemblies that Windows PowerShell 5.1 on .NET Framework 4.7.2 finds: those of the module's folder for it, those of
/// the framework, and the shell's own.
/// </summary>
internal sealed class DesktopReferences : IAssemblyResolver
{
    private static readonly string[] Folders =
    [
        Path.Combine(TestProcess.Repository, "bin", "desktop"),
        Metadata("FrameworkReferences"),
        Path.Combine(Metadata("FrameworkReferences"), "Facades"),
        Metadata("ShellReferences"),
    ];

    private readonly Dictionary<string, AssemblyDefinition?> _read = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The types and members that a library names and that are not there.</summary>
    public IEnumerable<string> MissingOf(string library)
    {
        using var module = ModuleDefinition.ReadModule(library, new ReaderParameters { AssemblyResolver = this });
        var types = module.GetTypeReferences().Where(type => Resolve(type) is null).Select(type => type.FullName);
        var members = module
            .GetMemberReferences()
            .Where(member => member.DeclaringType is not ArrayType && Resolve(member) is null)
            .Select(member => member.FullName);
        return [.. types, .. members];
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name)
    {
        if (_read.TryGetValue(name.Name, out var known)) return known;

        var path = Folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
        return _read[name.Name] = path is null
            ? null
            : AssemblyDefinition.ReadAssembly(path, new ReaderParameters { AssemblyResolver = this });
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (var assembly in _read.Values) assembly?.Dispose();
    }

    private static object? Resolve(MemberReference member)
    {
        try
        {
            return member.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }

    private static string Metadata(string key)
        => typeof(DesktopReferences).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == key)
            .Value!;
}
