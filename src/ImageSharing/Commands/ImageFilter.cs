using System;
using System.Collections.Generic;
using System.Linq;
using ImageSharing.Input.Forms;

namespace ImageSharing.Commands;

/// <summary>
/// What an image must have to be wanted: one of the names, types and states, and all tags. Null asks for none of them.
/// </summary>
internal sealed class ImageFilter
{
    private readonly IReadOnlyList<NamePattern>? _names;
    private readonly IReadOnlyList<string>? _states;

    public ImageFilter(
        IReadOnlyList<NamePattern>? names,
        IReadOnlyList<string>? types,
        IReadOnlyList<string>? states,
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> tags)
    {
        Tags = tags;
        _names = names;
        _states = states;

        // The service writes types in capitals, and may tell letters apart by case.
        Types = types?.Select(type => type.Trim().ToUpperInvariant()).Distinct().ToList();
    }

    public IReadOnlyList<string>? Types { get; }

    /// <summary>Of each key the values of which an image has one.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Tags { get; }

    /// <summary>Parts of names that the service can search for; empty if it has to give all images.</summary>
    public IReadOnlyList<string> NameParts
        => _names?.Select(name => name.LongestPart).Distinct().ToList() is { } parts && !parts.Contains(string.Empty)
            ? parts
            : [];

    public bool Matches(Image image)
        => Matches(image.ImageName, image.ImageType, image.ImageState)
            && Tags.All(tag => image.Tags[tag.Key] is string value && tag.Value.Contains(value));

    private bool Matches(string? name, string? type, string? state)
        => (_names is null || _names.Any(pattern => pattern.Matches(name)))
            && (Types is null || Types.Contains(type, StringComparer.OrdinalIgnoreCase))
            && (_states is null || _states.Contains(state, StringComparer.OrdinalIgnoreCase));
}
