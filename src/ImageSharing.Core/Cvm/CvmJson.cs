using System.Text.Json.Serialization;

namespace ImageSharing.Core.Cvm;

/// <summary>The replies of CVM: names are told apart by case, and unknown ones are left alone.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, MaxDepth = 64)]
[JsonSerializable(typeof(WriteEnvelope))]
[JsonSerializable(typeof(ShareListEnvelope))]
[JsonSerializable(typeof(ImagesEnvelope))]
internal sealed partial class CvmJson : JsonSerializerContext;
