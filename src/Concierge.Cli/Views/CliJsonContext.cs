using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

[JsonSerializable(typeof(CheckData))]
[JsonSerializable(typeof(ErrorData))]
[JsonSerializable(typeof(WrittenSettingsData))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
