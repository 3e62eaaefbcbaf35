using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeyData))]
internal sealed partial class KeysJsonContext : JsonSerializerContext;
