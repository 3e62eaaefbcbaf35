using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>The start of a rehearsal as <c>--json</c> prints it.</summary>
internal sealed record RehearsalStartData(
    [property: JsonPropertyName("scenario")] string Scenario,
    [property: JsonPropertyName("seed")] int Seed,
    [property: JsonPropertyName("speed")] double Speed);
