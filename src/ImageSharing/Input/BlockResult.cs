using System.Collections.Generic;

namespace ImageSharing.Input;

/// <summary>The values that a script block gave for an item, or why it gave none.</summary>
internal readonly struct BlockResult
{
    public BlockResult(IReadOnlyList<object?> values, string? failure = null)
    {
        Values = values;
        Failure = failure;
    }

    public IReadOnlyList<object?> Values { get; }

    /// <summary>Why the block failed; null if it did not.</summary>
    public string? Failure { get; }
}
