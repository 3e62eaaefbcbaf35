using System.Text.Json.Serialization;
using Concierge.Cli.Rehearsing;

namespace Concierge.Cli.Views;

[JsonSerializable(typeof(ErrorLine))]
[JsonSerializable(typeof(RehearsalVerdict))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
