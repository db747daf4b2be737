using System.Collections.Generic;
using System.Management.Automation;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input.Parameters;

/// <summary>Refuses a filter of nothing but white space, which is more likely a slip than a wish.</summary>
internal sealed class ValidateNotBlankAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in arguments as IEnumerable<string> ?? [])
            if (IdText.IsBlank(text)) throw new ValidationMetadataException(Messages.Format("Parameter.Blank"));
    }
}
