using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ImageSharing.Sandbox;

/// <summary>DescribeImages. Called under the lock.</summary>
internal sealed class ImageActions(SandboxServer server)
{
    internal Reply Describe(Exchange exchange, SandboxKey caller)
    {
        var parameters = exchange.Parameters;
        parameters.Allow("ImageIds", "Filters", "Offset", "Limit", "InstanceType");
        var imageIds = parameters.Strings("ImageIds");
        var filters = parameters.Filters();
        if (imageIds is { Count: > 0 } && filters is { Count: > 0 })
        {
            throw new RefusalException(
                "InvalidParameter",
                "The parameters `ImageIds` and `Filters` cannot be used together.");
        }

        var offset = parameters.Integer("Offset", 0, 0, int.MaxValue);
        var limit = parameters.Integer("Limit", 20, 0, 100);
        var visible = new List<SeenImage>();
        foreach (var image in server.Images.All)
        {
            if (image.Region == exchange.Record.Region && SeenBy(caller, image) is { } seen)
                visible.Add(seen);
        }

        var found = imageIds is { Count: > 0 }
            ? imageIds.Select(imageId => Named(imageId, visible)).ToList()
            : ImageFilters.Apply(filters ?? [], visible);
        var page = found.Skip(offset).Take(limit).ToArray();
        return new Reply(null, json =>
        {
            json.WriteNumber("TotalCount", found.Count);
            json.WriteStartArray("ImageSet");
            foreach (var image in page)
                Write(json, image);
            json.WriteEndArray();
        });
    }

    private static SeenImage Named(string imageId, List<SeenImage> visible)
    {
        foreach (var seen in visible)
        {
            if (seen.Image.ImageId == imageId)
                return seen;
        }

        throw new RefusalException("InvalidImageId.NotFound", $"ImageId {imageId} is not found");
    }

    private static SeenImage? SeenBy(SandboxKey caller, SandboxImage image)
    {
        if (image.OwnerUin == caller.RootUin || image.Type != "PRIVATE_IMAGE")
            return new SeenImage(image, image.Type, image.State);
        return image.Shares.Contains(caller.RootUin) ? new SeenImage(image, "SHARED_IMAGE", image.State) : null;
    }

    private static void Write(Utf8JsonWriter json, SeenImage seen)
    {
        var image = seen.Image;
        json.WriteStartObject();
        json.WriteString("ImageId", image.ImageId);
        json.WriteString("OsName", image.OsName);
        json.WriteString("ImageType", seen.Type);
        json.WriteString("CreatedTime", image.CreatedTime);
        json.WriteString("ImageName", image.Name);
        json.WriteString("ImageDescription", image.Description);
        json.WriteNumber("ImageSize", image.SizeGib);
        json.WriteString("Architecture", image.Architecture);
        json.WriteString("ImageState", seen.State);
        json.WriteString("Platform", image.Platform);
        json.WriteString("ImageCreator", image.ImageCreator);
        json.WriteString("ImageSource", image.Source);
        if (image.SyncPercent is { } percent)
            json.WriteNumber("SyncPercent", percent);
        else
            json.WriteNull("SyncPercent");
        json.WriteBoolean("IsSupportCloudinit", image.SupportsCloudinit);
        json.WriteBoolean("isSupportCloudinit", image.SupportsCloudinit);
        json.WriteStartArray("SnapshotSet");
        foreach (var snapshot in image.SnapshotIds)
        {
            json.WriteStartObject();
            json.WriteString("SnapshotId", snapshot);
            json.WriteString("DiskUsage", "SYSTEM_DISK");
            json.WriteNumber("DiskSize", image.SizeGib);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("Tags");
        foreach (var (key, value) in image.Tags)
        {
            json.WriteStartObject();
            json.WriteString("Key", key);
            json.WriteString("Value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("LicenseType", "TencentCloud");
        json.WriteString("ImageFamily", "");
        json.WriteBoolean("ImageDeprecated", false);
        json.WriteEndObject();
    }
}

/// <summary>An image as a caller sees it.</summary>
internal sealed record SeenImage(SandboxImage Image, string Type, string State);
