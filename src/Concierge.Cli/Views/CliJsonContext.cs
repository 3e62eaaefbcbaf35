using System.Text.Json.Serialization;
using Concierge.Cli.Rehearsing;

namespace Concierge.Cli.Views;

[JsonSerializable(typeof(ErrorData))]
[JsonSerializable(typeof(RehearsalVerdict))]
[JsonSerializable(typeof(BatchRunData))]
[JsonSerializable(typeof(RehearsalStartData))]
[JsonSerializable(typeof(BatchSummary))]
[JsonSerializable(typeof(ScenarioData))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
