using Xunit;

namespace ImageSharing.Shell.Tests.Prompt;

/// <summary>A test that needs a pseudo-terminal.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (!PseudoTerminal.IsThere) Skip = "This machine has no program script, which makes pseudo-terminals.";
    }
}
