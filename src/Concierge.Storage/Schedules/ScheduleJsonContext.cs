using System.Text.Json.Serialization;

namespace Concierge.Storage.Schedules;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(StoredDateConverter), typeof(StoredTimeConverter)])]
[JsonSerializable(typeof(StoredSchedule))]
internal sealed partial class ScheduleJsonContext : JsonSerializerContext;
