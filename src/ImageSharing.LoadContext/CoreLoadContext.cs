namespace ImageSharing.Loading;

/// <summary>One load context over bin/core.</summary>
public sealed class CoreLoadContext
{
}
