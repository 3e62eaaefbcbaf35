using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>A scenario, as <c>--json</c> prints it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What the restaurant does.</param>
/// <param name="Yaml">The scenario's file; absent in a list.</param>
internal sealed record ScenarioData(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("description")] string Description,
    [property: JsonPropertyName("yaml"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Yaml);
