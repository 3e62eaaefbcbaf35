using System.Text.Json.Serialization;

namespace Concierge.Calls.Snapshots;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(IsoDateConverter), typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(CallSnapshot))]
internal sealed partial class CallSnapshotJsonContext : JsonSerializerContext;
