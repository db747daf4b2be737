using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace ImageSharing.Input;

/// <summary>Refuses wildcards that say nothing, such as a [ without a ], before anything is asked.</summary>
internal sealed class ValidateWildcardAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in (arguments as IEnumerable ?? Array.Empty<object>()).Cast<object?>().Select(IdValue.Base).OfType<string>())
        {
            try
            {
                _ = new NamePattern(IdText.Clean(text));
            }
            catch (WildcardPatternException)
            {
                throw new ValidationMetadataException(
                    $"'{text}' is not a valid wildcard pattern: unmatched or empty '['. To match a '[' itself, write `[ in "
                    + "single quotes.");
            }
        }
    }
}
