using Xunit;

namespace ImageSharing.Desktop.Tests;

/// <summary>A test that changes what Mono trusts; elsewhere it would change what the user's machine trusts.</summary>
internal sealed class MonoFactAttribute : FactAttribute
{
    public MonoFactAttribute()
    {
        if (!Platform.IsMono) Skip = "It would change what this machine trusts.";
    }
}
