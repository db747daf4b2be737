using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using ImageSharing.Core.Cvm.Wire;
using ImageSharing.Core.Json;
using ImageSharing.Core.Transport.Endpoints;
using ImageSharing.Core.Transport.Requests;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm;

/// <summary>Writes the calls of CVM as compact JSON.</summary>
internal static class CvmRequests
{
    public const string ModifyImageSharePermission = nameof(ModifyImageSharePermission);
    public const string DescribeImageSharePermission = nameof(DescribeImageSharePermission);
    public const string DescribeImages = nameof(DescribeImages);

    public static ApiRequest Write(
        string region,
        string imageId,
        IReadOnlyList<string> accountIds,
        SharePermission permission,
        CancellationToken start = default)
    {
        PooledBytes body = new(128 + (24 * accountIds.Count));
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("ImageId"u8, imageId);
            WriteTexts(json, "AccountIds", accountIds);
            json.WriteString("Permission"u8, permission == SharePermission.Share ? "SHARE"u8 : "CANCEL"u8);
            json.WriteEndObject();
        }

        return new ApiRequest(Product.Cvm, ModifyImageSharePermission, body, static () => new ResponseBody())
        {
            Region = region,
            Start = start,
        };
    }

    public static ApiRequest List(string region, string imageId)
    {
        PooledBytes body = new(64);
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            json.WriteString("ImageId"u8, imageId);
            json.WriteEndObject();
        }

        return new ApiRequest(Product.Cvm, DescribeImageSharePermission, body, static () => new ShareListBody())
        {
            Region = region,
            IsRead = true,
        };
    }

    public static ApiRequest Images(string region, DescribeImagesQuery query)
    {
        PooledBytes body = new(512);
        using (Utf8JsonWriter json = new(body))
        {
            json.WriteStartObject();
            if (query.ImageIds.Count > 0) WriteTexts(json, "ImageIds", query.ImageIds);
            if (query.Filters.Count > 0)
            {
                json.WriteStartArray("Filters"u8);
                foreach (var filter in query.Filters)
                {
                    json.WriteStartObject();
                    json.WriteString("Name"u8, filter.Name);
                    WriteTexts(json, "Values", filter.Values);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteNumber("Offset"u8, query.Offset);
            json.WriteNumber("Limit"u8, query.Limit);
            json.WriteEndObject();
        }

        return new ApiRequest(Product.Cvm, DescribeImages, body, static () => new ImagesBody())
        {
            Region = region,
            IsRead = true,
        };
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < texts.Count; i++) json.WriteStringValue(texts[i]);
        json.WriteEndArray();
    }
}
