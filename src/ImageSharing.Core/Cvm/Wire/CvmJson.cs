using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImageSharing.Core.Json;

namespace ImageSharing.Core.Cvm.Wire;

/// <summary>The replies of CVM: names are case-sensitive, and unknown ones are ignored.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    MaxDepth = 64,
    Converters = [typeof(ShareConverter), typeof(ImageConverter)])]
[JsonSerializable(typeof(WriteEnvelope))]
[JsonSerializable(typeof(ShareListEnvelope))]
[JsonSerializable(typeof(ImagesEnvelope))]
internal sealed partial class CvmJson : JsonSerializerContext;

/// <summary>Reads a count; null if it is not a valid number.</summary>
internal sealed class CountConverter : JsonConverter<int?>
{
    public override bool HandleNull => true;

    public override int? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => LooseValues.Number(ref reader) is >= 0 and <= int.MaxValue and var count ? (int)count : null;

    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options)
        => throw new NotSupportedException();
}
