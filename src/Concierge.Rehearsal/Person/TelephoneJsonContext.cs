using System.Text.Json.Serialization;

namespace Concierge.Rehearsal.Person;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TelephoneMessage))]
internal sealed partial class TelephoneJsonContext : JsonSerializerContext;
