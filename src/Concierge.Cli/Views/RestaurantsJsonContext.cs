using System.Text.Json.Serialization;
using Concierge.Restaurants.Import;

namespace Concierge.Cli.Views;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RestaurantData))]
[JsonSerializable(typeof(ImportReport))]
internal sealed partial class RestaurantsJsonContext : JsonSerializerContext;
