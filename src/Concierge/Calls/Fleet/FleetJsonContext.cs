using System.Text.Json.Serialization;

namespace Concierge.Calls.Fleet;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters = [typeof(IsoDay), typeof(IsoTime)])]
[JsonSerializable(typeof(CallSnapshot))]
internal sealed partial class FleetJsonContext : JsonSerializerContext;
