using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using ImageSharing.Input.Forms;

namespace ImageSharing.Input.Parameters;

/// <summary>
/// Keeps the text of a number that was typed: 0123456789 has its zero, 10KB its unit. Every other value is handed on
/// unchanged, and nothing is refused here: the engine would skip the item of a value that is.
/// </summary>
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null || inputData == AutomationNull.Value) return null;

        return IdValue.Base(inputData) is object?[] list ? list.Select(TypedText).ToArray() : TypedText(inputData);
    }

    private static object? TypedText(object? value)
    {
        if (value is not PSObject { BaseObject: System.IFormattable number } wrapped) return value;

        var typed = Text(wrapped);
        return typed == Text(number) ? value : typed;
    }

    private static string Text(object number)
        => (string)LanguagePrimitives.ConvertTo(number, typeof(string), CultureInfo.InvariantCulture);
}
