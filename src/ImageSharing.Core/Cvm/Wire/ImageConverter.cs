using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Json;

namespace ImageSharing.Core.Cvm.Wire;

/// <summary>Reads an image.</summary>
internal sealed class ImageConverter : LooseConverter<ImageEntry>
{
    protected override void Member(ref Utf8JsonReader reader, string name, ref ImageEntry image)
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
                image.SnapshotIds = [.. Objects<Named>(ref reader, Snapshot).Select(each => each.Name).OfType<string>()];
                break;
            case "Tags":
                image.Tags = [.. from tag in Objects<Named>(ref reader, Tag)
                    where tag.Name is not null
                    select new KeyValuePair<string, string>(tag.Name!, tag.Value ?? "")];
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void Snapshot(ref Utf8JsonReader reader, string name, ref Named snapshot)
    {
        if (name == "SnapshotId") snapshot.Name = LooseValues.Text(ref reader);
        else reader.Skip();
    }

    private static void Tag(ref Utf8JsonReader reader, string name, ref Named tag)
    {
        if (name == "Key") tag.Name = LooseValues.Text(ref reader);
        else if (name == "Value") tag.Value = LooseValues.Text(ref reader);
        else reader.Skip();
    }

    /// <summary>A snapshot or a tag.</summary>
    private struct Named
    {
        public string? Name;
        public string? Value;
    }
}
