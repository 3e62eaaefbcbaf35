using System.Text.Json.Serialization;
using Concierge.Storage.Maintenance;

namespace Concierge.Cli.Views;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DatabaseCopyData))]
[JsonSerializable(typeof(KeyRotationReport))]
internal sealed partial class DatabaseJsonContext : JsonSerializerContext;
