using System.Text.Json.Serialization;

namespace Concierge.Calls.Judging;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RecordedCall))]
[JsonSerializable(typeof(JudgedCall))]
internal sealed partial class JudgingJsonContext : JsonSerializerContext;
