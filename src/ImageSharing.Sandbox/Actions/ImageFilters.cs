using System;
using System.Collections.Generic;
using System.Linq;

namespace ImageSharing.Sandbox;

/// <summary>The Filters of DescribeImages: an image passes where every filter has a value that fits.</summary>
internal static class ImageFilters
{
    private const int MostFilters = 10;
    private const int MostValues = 5;
    private const string TagPrefix = "tag:";

    internal static List<SeenImage> Apply(
        IReadOnlyList<(string Name, IReadOnlyList<string> Values)> filters,
        List<SeenImage> images)
    {
        if (filters.Count > MostFilters)
            throw new RefusalException("InvalidFilter", $"The number of `Filters` exceeds the limit `{MostFilters}`.");
        IEnumerable<SeenImage> left = images;
        foreach (var (name, values) in filters)
        {
            if (values.Count > MostValues)
            {
                throw new RefusalException(
                    "InvalidFilterValue.LimitExceeded",
                    $"The number of `Values` of the filter `{name}` exceeds the limit `{MostValues}`.");
            }

            var fits = Test(name);
            left = left.Where(seen => values.Any(value => fits(seen, value)));
        }

        return left.ToList();
    }

    private static Func<SeenImage, string, bool> Test(string name) => name switch
    {
        "image-id" => (seen, value) => seen.Image.ImageId == value,
        "image-type" => (seen, value) => seen.Type == value,
        "image-name" => (seen, value) => seen.Image.Name.Contains(value, StringComparison.Ordinal),
        "platform" => (seen, value) => seen.Image.Platform == value,
        "tag-key" => (seen, value) => seen.Image.Tags.ContainsKey(value),
        "tag-value" => (seen, value) => seen.Image.Tags.Values.Contains(value),
        _ when name.StartsWith(TagPrefix, StringComparison.Ordinal) => (seen, value)
            => seen.Image.Tags.TryGetValue(name[TagPrefix.Length..], out var own) && own == value,
        _ => throw new RefusalException("InvalidFilter", $"The filter `{name}` is not supported."),
    };
}
