using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

[JsonSerializable(typeof(ErrorLine))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
