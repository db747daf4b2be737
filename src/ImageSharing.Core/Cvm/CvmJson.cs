using System.Text.Json.Serialization;

namespace ImageSharing.Core.Cvm;

/// <summary>The replies of CVM: names are case-sensitive, and unknown ones are ignored.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, MaxDepth = 64)]
[JsonSerializable(typeof(WriteEnvelope))]
[JsonSerializable(typeof(ShareListEnvelope))]
[JsonSerializable(typeof(ImagesEnvelope))]
internal sealed partial class CvmJson : JsonSerializerContext;
