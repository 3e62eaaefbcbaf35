using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

[JsonSerializable(typeof(CheckData))]
[JsonSerializable(typeof(ErrorData))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
