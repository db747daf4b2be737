using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ImageSharing.Input.Forms;
using ImageSharing.Text;

namespace ImageSharing.Input.Parameters;

/// <summary>Refuses a filter by tags that says nothing: no key, a blank key, or no value for a key.</summary>
internal sealed class ValidateTagsAttribute : ValidateArgumentsAttribute
{
    /// <summary>Of each key its values as text.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Tags(IDictionary? tags)
    {
        var read = new List<KeyValuePair<string, IReadOnlyList<string>>>();
        foreach (DictionaryEntry tag in tags ?? new Hashtable())
        {
            var values = (tag.Value as IEnumerable<object?> ?? [tag.Value]).Select(Text).OfType<string>().ToList();
            read.Add(new KeyValuePair<string, IReadOnlyList<string>>(Text(tag.Key) ?? string.Empty, values));
        }

        return read;
    }

    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not IDictionary tags) return;

        foreach (var tag in Tags(tags))
        {
            if (tag.Key.Length == 0 || tag.Value.Count == 0)
                throw new ValidationMetadataException(Messages.Format("Parameter.TagWithoutValue"));
        }

        if (tags.Count == 0)
            throw new ValidationMetadataException(Messages.Format("Parameter.TagEmpty"));
    }

    private static string? Text(object? value)
        => Convert.ToString(IdValue.Base(value), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
