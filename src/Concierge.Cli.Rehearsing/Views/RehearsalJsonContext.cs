using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing.Views;

[JsonSerializable(typeof(RehearsalVerdict))]
[JsonSerializable(typeof(BatchRunData))]
[JsonSerializable(typeof(RehearsalStartData))]
[JsonSerializable(typeof(BatchSummary))]
[JsonSerializable(typeof(ConsoleStartData))]
[JsonSerializable(typeof(ScenarioData))]
internal sealed partial class RehearsalJsonContext : JsonSerializerContext;
