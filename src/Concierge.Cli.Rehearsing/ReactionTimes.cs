using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing;

/// <summary>The times from the restaurant's last sound to the agent's first, in milliseconds of call time.</summary>
/// <param name="Count">The number of measurements.</param>
/// <param name="MedianMs">The median.</param>
/// <param name="WorstMs">The maximum.</param>
internal sealed record ReactionTimes(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("median_ms")] int? MedianMs,
    [property: JsonPropertyName("worst_ms")] int? WorstMs)
{
    public static ReactionTimes From(IEnumerable<int> milliseconds)
    {
        List<int> sorted = [.. milliseconds.Order()];
        return sorted is [] ? new(0, null, null) : new(sorted.Count, sorted[sorted.Count / 2], sorted[^1]);
    }
}
