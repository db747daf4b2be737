using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Numerics;

namespace ImageSharing.Input;

/// <summary>
/// Makes IDs of what is given: strings as they are, whole numbers by invariant conversion, lists item by item. A
/// whole object throws PSInvalidCastException, the one type after which the binder goes on to the object's property.
/// </summary>
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null || inputData == AutomationNull.Value) return null;

        var ids = new List<string>();
        Read(inputData, ids);
        return ids.ToArray();
    }

    private static void Read(object? item, List<string> ids)
    {
        switch (item is PSObject wrapped ? wrapped.BaseObject : item)
        {
            case null:
                ids.Add(string.Empty);
                break;
            case string text:
                ids.Add(text);
                break;
            case char letter:
                ids.Add(letter.ToString());
                break;
            case float or double:
                ids.Add(FloatText(item!));
                break;
            case decimal number:
                ids.Add(decimal.Truncate(number) == number
                    ? number.ToString("0", CultureInfo.InvariantCulture)
                    : Text(item!));
                break;
            case { } number when IsWholeNumber(number):
                ids.Add(Text(item!));
                break;
            case IDictionary:
                throw NoId(item!);
            case IEnumerable list:
                foreach (var each in list) Read(each, ids);
                break;
            default:
                throw NoId(item!);
        }
    }

    private static bool IsWholeNumber(object item) => item
        is sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger;

    /// <summary>The text as it was typed at a prompt, where it was: 0123456789 has its zero, 10KB its unit.</summary>
    private static string Text(object number)
        => (string)LanguagePrimitives.ConvertTo(number, typeof(string), CultureInfo.InvariantCulture);

    /// <summary>
    /// Never the text of an ID: a floating-point number may have lost digits on the way, as 1.0E+11 from a
    /// spreadsheet has.
    /// </summary>
    private static string FloatText(object number)
    {
        var typed = Text(number);
        if (!IdText.IsAccountId(typed)) return typed;

        var value = LanguagePrimitives.ConvertTo<double>(number);
        return value.ToString("0.0##############E+0", CultureInfo.InvariantCulture);
    }

    private static PSInvalidCastException NoId(object item)
    {
        var name = (item is PSObject wrapped ? wrapped.BaseObject : item).GetType().Name;
        return new PSInvalidCastException(
            $"A whole object ({name}) is no ID. Pipe objects in to have their ImageId and AccountId used, "
                + "or give the property.");
    }
}
