using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using ImageSharing.Core.Transport;

namespace ImageSharing.Core.Cvm;

internal sealed class WriteEnvelope : IResponseEnvelope
{
    public ResponseBody? Response { get; set; }
}

internal sealed class ShareListEnvelope : IResponseEnvelope
{
    public ShareListBody? Response { get; set; }

    ResponseBody? IResponseEnvelope.Response => Response;
}

/// <summary>The reply of DescribeImageSharePermission. A list that is absent is not an empty list.</summary>
internal sealed class ShareListBody : ResponseBody
{
    private bool _hasSet;

    public List<ShareBody?>? SharePermissionSet
    {
        get;
        set
        {
            field = value;
            _hasSet = true;
        }
    }

    internal override bool IsComplete
        => _hasSet && (SharePermissionSet?.TrueForAll(share => share?.Id is { Length: > 0 }) ?? true);
}

/// <summary>One share, under today's names and those of an older version.</summary>
internal sealed class ShareBody
{
    [JsonConverter(typeof(TextConverter))]
    public string? AccountId { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? Account { get; set; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? CreatedTime { get; set; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? CreateTime { get; set; }

    internal string? Id => AccountId ?? Account;
}

internal sealed class ImagesEnvelope : IResponseEnvelope
{
    public ImagesBody? Response { get; set; }

    ResponseBody? IResponseEnvelope.Response => Response;
}

/// <summary>The reply of DescribeImages.</summary>
internal sealed class ImagesBody : ResponseBody
{
    private bool _hasSet;

    public List<ImageBody?>? ImageSet
    {
        get;
        set
        {
            field = value;
            _hasSet = true;
        }
    }

    [JsonConverter(typeof(NumberConverter))]
    public long? TotalCount { get; set; }

    internal override bool IsComplete
        => _hasSet && (ImageSet?.TrueForAll(image => image?.ImageId is { Length: > 0 }) ?? true);
}

internal sealed class ImageBody
{
    public string? ImageId { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? ImageName { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? ImageDescription { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? ImageType { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? ImageState { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? ImageSource { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? ImageCreator { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? OsName { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? Platform { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? Architecture { get; set; }

    [JsonConverter(typeof(NumberConverter))]
    public long? ImageSize { get; set; }

    [JsonConverter(typeof(NumberConverter))]
    public long? SyncPercent { get; set; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? CreatedTime { get; set; }

    [JsonConverter(typeof(FlagConverter))]
    public bool? IsSupportCloudinit { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? ImageFamily { get; set; }

    [JsonConverter(typeof(FlagConverter))]
    public bool? ImageDeprecated { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? LicenseType { get; set; }

    public List<SnapshotBody?>? SnapshotSet { get; set; }

    public List<TagBody?>? Tags { get; set; }
}

internal sealed class SnapshotBody
{
    [JsonConverter(typeof(TextConverter))]
    public string? SnapshotId { get; set; }
}

internal sealed class TagBody
{
    [JsonConverter(typeof(TextConverter))]
    public string? Key { get; set; }

    [JsonConverter(typeof(TextConverter))]
    public string? Value { get; set; }
}
