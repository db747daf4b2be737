using System.Collections.Generic;
using System.Text.Json;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Json;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm.Wire;

/// <summary>The reply of DescribeImages. A list that is absent is not an empty list.</summary>
internal sealed class ImagesBody : ResponseBody
{
    private List<ImageEntry>? _images;

    public IReadOnlyList<ImageEntry> Images => _images ?? [];

    /// <summary>Null if the reply has no valid count.</summary>
    public int? TotalCount { get; private set; }

    internal override bool IsComplete => _images?.TrueForAll(image => image.ImageId.Length > 0) ?? false;

    protected override void ReadMember(ref Utf8JsonReader reader, string name)
    {
        switch (name)
        {
            case "ImageSet":
                _images = [];
                if (!JsonMembers.BeginList(ref reader)) break;

                while (JsonMembers.NextItem(ref reader)) _images.Add(ReadImage(ref reader));
                break;
            case "TotalCount":
                TotalCount = LooseValues.Number(ref reader) is >= 0 and <= int.MaxValue and var count ? (int)count : null;
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static ImageEntry ReadImage(ref Utf8JsonReader reader)
    {
        var image = new ImageEntry();
        JsonMembers.BeginObject(ref reader);
        while (JsonMembers.NextMember(ref reader) is { } name) ReadProperty(ref reader, name, image);
        return image;
    }

    private static void ReadProperty(ref Utf8JsonReader reader, string name, ImageEntry image)
    {
        switch (name)
        {
            case "ImageId":
                image.ImageId = reader.GetString() ?? "";
                break;
            case "ImageName":
                image.ImageName = LooseValues.Text(ref reader);
                break;
            case "ImageDescription":
                image.ImageDescription = LooseValues.Text(ref reader);
                break;
            case "ImageType":
                image.ImageType = LooseValues.Text(ref reader);
                break;
            case "ImageState":
                image.ImageState = LooseValues.Text(ref reader);
                break;
            case "ImageSource":
                image.ImageSource = LooseValues.Text(ref reader);
                break;
            case "ImageCreator":
                image.ImageCreator = LooseValues.Text(ref reader);
                break;
            case "OsName":
                image.OsName = LooseValues.Text(ref reader);
                break;
            case "Platform":
                image.Platform = LooseValues.Text(ref reader);
                break;
            case "Architecture":
                image.Architecture = LooseValues.Text(ref reader);
                break;
            case "ImageSize":
                image.ImageSize = LooseValues.Number(ref reader);
                break;
            case "SyncPercent":
                image.SyncPercent = LooseValues.Number(ref reader) is >= 0 and <= 100 and var percent ? (int)percent : null;
                break;
            case "CreatedTime":
                image.CreatedUtc = LooseValues.Time(ref reader);
                break;
            case "IsSupportCloudinit":
                image.IsSupportCloudinit = LooseValues.Flag(ref reader);
                break;
            case "ImageFamily":
                image.ImageFamily = LooseValues.Text(ref reader);
                break;
            case "ImageDeprecated":
                image.ImageDeprecated = LooseValues.Flag(ref reader);
                break;
            case "LicenseType":
                image.LicenseType = LooseValues.Text(ref reader);
                break;
            case "SnapshotSet":
                image.SnapshotIds = ReadSnapshots(ref reader);
                break;
            case "Tags":
                image.Tags = ReadTags(ref reader);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static List<string> ReadSnapshots(ref Utf8JsonReader reader)
    {
        List<string> ids = [];
        if (!JsonMembers.BeginList(ref reader)) return ids;

        while (JsonMembers.NextItem(ref reader))
            if (ReadPair(ref reader, "SnapshotId", null).Key is { } id) ids.Add(id);
        return ids;
    }

    private static List<KeyValuePair<string, string>> ReadTags(ref Utf8JsonReader reader)
    {
        List<KeyValuePair<string, string>> tags = [];
        if (!JsonMembers.BeginList(ref reader)) return tags;

        while (JsonMembers.NextItem(ref reader))
            if (ReadPair(ref reader, "Key", "Value") is { Key: { } key, Value: var value })
                tags.Add(new KeyValuePair<string, string>(key, value ?? ""));
        return tags;
    }

    /// <summary>Two members of an object; nulls for null.</summary>
    private static KeyValuePair<string?, string?> ReadPair(ref Utf8JsonReader reader, string keyName, string? valueName)
    {
        string? key = null, value = null;
        if (reader.TokenType == JsonTokenType.Null) return default;

        JsonMembers.BeginObject(ref reader);
        while (JsonMembers.NextMember(ref reader) is { } name)
        {
            if (name == keyName) key = LooseValues.Text(ref reader);
            else if (name == valueName) value = LooseValues.Text(ref reader);
            else reader.Skip();
        }

        return new KeyValuePair<string?, string?>(key, value);
    }
}
