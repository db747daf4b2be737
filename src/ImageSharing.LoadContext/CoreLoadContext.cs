using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ImageSharing.Loading;

/// <summary>
/// The load context of ImageSharing.Core and what it depends on, so that no other module's copy of a dependency is
/// taken and none of ours is given away. What its folder does not hold is the runtime's.
/// </summary>
public sealed class CoreLoadContext : AssemblyLoadContext
{
    private readonly string _folder;

    private CoreLoadContext(string folder)
        : base("ImageSharing.Core") => _folder = folder;

    /// <summary>
    /// Loads ImageSharing.Core in a new context. Called once a process, by name, from the cmdlet assembly.
    /// </summary>
    /// <param name="folder">The folder that holds ImageSharing.Core.dll and its dependencies, and nothing else.</param>
    public static Assembly LoadCore(string folder)
        => new CoreLoadContext(folder).LoadFromAssemblyName(new AssemblyName("ImageSharing.Core"));

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
