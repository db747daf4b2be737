using System.Collections.Generic;
using System.Text.Json.Serialization;
using ImageSharing.Core.Contract;
using ImageSharing.Core.Transport.Responses;

namespace ImageSharing.Core.Cvm.Wire;

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

    public List<ListedShare>? SharePermissionSet
    {
        get;
        set
        {
            field = value;
            _hasSet = true;
        }
    }

    internal override bool IsComplete
        => _hasSet && (SharePermissionSet?.TrueForAll(share => share.AccountId is { Length: > 0 }) ?? true);
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

    public List<ImageEntry?>? ImageSet
    {
        get;
        set
        {
            field = value;
            _hasSet = true;
        }
    }

    [JsonConverter(typeof(CountConverter))]
    public int? TotalCount { get; set; }

    internal override bool IsComplete
        => _hasSet && (ImageSet?.TrueForAll(image => image?.ImageId is { Length: > 0 }) ?? true);
}
