using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input.Parameters;

/// <summary>Refuses wildcards that say nothing, such as a [ without a ], before anything is asked.</summary>
internal sealed class ValidateWildcardAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in arguments as IEnumerable<string> ?? [])
        {
            if (NamePattern.IsValid(IdText.Clean(text))) continue;

            throw new ValidationMetadataException(Messages.Format("Parameter.Wildcard", text));
        }
    }
}
