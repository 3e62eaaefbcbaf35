using System.Text.Json.Serialization;

namespace Concierge.Restaurants.Import;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ImportUndo))]
internal sealed partial class ImportUndoJsonContext : JsonSerializerContext;
