using System.Management.Automation;

namespace ImageSharing.Loading;

/// <summary>What happens at import: a handler is registered, and nothing else.</summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <summary>Registers the handler that finds ImageSharing.Core; more than one import registers it once.</summary>
    public void OnImport() => CoreAssembly.ResolveOnDemand();
}
