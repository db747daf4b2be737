using System;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Text;

namespace ImageSharing.Input.Parameters;

/// <summary>Takes the languages of the service, and blank, which [ValidateSet] refuses.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateLanguageAttribute : ValidateArgumentsAttribute
{
    internal static readonly string[] Known = ["zh-CN", "en-US"];

    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (Blank.Is(arguments) || Known.Contains(arguments!.ToString(), StringComparer.OrdinalIgnoreCase)) return;

        throw new ValidationMetadataException(Messages.Format("Parameter.Language", arguments));
    }
}
