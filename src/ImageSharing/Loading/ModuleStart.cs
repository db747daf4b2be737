using System.Runtime.CompilerServices;

namespace ImageSharing.Loading;

/// <summary>
/// What happens before the first line of this assembly runs, and so not at import, which only reads its types: a handler is
/// registered, and nothing else.
/// </summary>
internal static class ModuleStart
{
    [ModuleInitializer]
    internal static void FindCoreOnDemand() => CoreAssembly.ResolveOnDemand();
}
