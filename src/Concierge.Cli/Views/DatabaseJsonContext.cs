using System.Text.Json.Serialization;
using Concierge.Storage.Maintenance;

namespace Concierge.Cli.Views;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DatabaseCopyReport))]
[JsonSerializable(typeof(KeyRotationReport))]
internal sealed partial class DatabaseJsonContext : JsonSerializerContext;
