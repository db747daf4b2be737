using System.Management.Automation;

namespace ImageSharing.Input;

/// <summary>Refuses wildcards that say nothing, such as a [ without a ], before anything is asked.</summary>
internal sealed class ValidateWildcardAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in arguments as string[] ?? [])
        {
            try
            {
                _ = new NamePattern(IdText.Clean(text));
            }
            catch (WildcardPatternException)
            {
                throw new ValidationMetadataException(
                    $"'{text}' is no pattern: it has a [ without a ], or with nothing in it. For a [ that is meant as "
                    + "such write `[ in single quotes.");
            }
        }
    }
}
