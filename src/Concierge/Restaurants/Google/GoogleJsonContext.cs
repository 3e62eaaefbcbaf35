using System.Text.Json.Serialization;

namespace Concierge.Restaurants.Google;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SearchTextRequest))]
[JsonSerializable(typeof(SearchTextResponse))]
[JsonSerializable(typeof(GoogleErrorBody))]
internal sealed partial class GoogleJsonContext : JsonSerializerContext;
