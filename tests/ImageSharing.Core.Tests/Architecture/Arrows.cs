using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace ImageSharing.Core.Tests.Architecture;

/// <summary>Which folders of an assembly need which others. A folder is a namespace below the assembly's own.</summary>
internal sealed class Arrows
{
    /// <summary>The folder of an assembly's own namespace.</summary>
    public const string Root = ".";

    private readonly Dictionary<(string From, string To), List<string>> _found = [];

    /// <param name="path">The assembly's file.</param>
    /// <param name="folderOf">The folder of a namespace; null for one that does not count.</param>
    public Arrows(string path, Func<string, string?> folderOf)
    {
        var architecture = new ArchLoader()
            .LoadFilteredDirectory(Path.GetDirectoryName(path), Path.GetFileName(path), SearchOption.TopDirectoryOnly)
            .Build();
        foreach (var type in architecture.Types)
            foreach (var needed in type.Dependencies.Select(one => one.Target).OfType<IType>())
            {
                if (needed is GenericParameter || type is GenericParameter) continue;
                if (folderOf(type.Namespace.FullName) is not { } from) continue;
                if (folderOf(needed.Namespace.FullName) is not { } to || from == to) continue;

                if (!_found.TryGetValue((from, to), out var why)) _found.Add((from, to), why = []);
                why.Add($"{type.Name} needs {needed.Name}");
            }
    }

    /// <summary>The arrows that no line allows, each with the types that need it.</summary>
    /// <param name="allowed">Lines such as "Images -> Contract, Cvm".</param>
    public IReadOnlyList<string> Except(IEnumerable<string> allowed)
    {
        var named = Parse(allowed).ToHashSet();
        return [.. from arrow in _found
            where !named.Contains(arrow.Key)
            orderby arrow.Key
            select $"{arrow.Key.From} -> {arrow.Key.To}: {string.Join(", ", arrow.Value.Distinct().Take(5))}"];
    }

    /// <summary>The named arrows that no type needs.</summary>
    /// <param name="named">Lines as above.</param>
    public IReadOnlyList<string> Missing(IEnumerable<string> named)
        => [.. Parse(named).Where(arrow => !_found.ContainsKey(arrow)).Select(arrow => $"{arrow.From} -> {arrow.To}")];

    /// <summary>The folders that need each other, directly or by way of others.</summary>
    public IReadOnlyList<string> InCycles()
    {
        var folders = _found.Keys.SelectMany(arrow => new[] { arrow.From, arrow.To }).ToHashSet(StringComparer.Ordinal);
        return [.. folders.Where(folder => Reached(folder).Contains(folder)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<(string From, string To)> Parse(IEnumerable<string> lines)
        => from line in lines
           let parts = line.Split(" -> ")
           from to in parts[1].Split(", ")
           select (parts[0], to);

    private HashSet<string> Reached(string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([start]);
        while (next.TryPop(out var folder))
            foreach (var (from, to) in _found.Keys)
                if (from == folder && reached.Add(to)) next.Push(to);

        return reached;
    }
}
