using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RestaurantLine))]
[JsonSerializable(typeof(ImportLine))]
internal sealed partial class RestaurantsJsonContext : JsonSerializerContext;
