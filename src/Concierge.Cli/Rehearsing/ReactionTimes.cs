using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing;

/// <summary>How long the agent let the restaurant wait for its first sound after the restaurant's last, in milliseconds of the call.</summary>
/// <param name="Count">How often it spoke next.</param>
/// <param name="MedianMs">The middle one.</param>
/// <param name="WorstMs">The longest one.</param>
internal sealed record ReactionTimes(
    [property: JsonPropertyName("count")] int Count,
    [property: JsonPropertyName("median_ms")] int? MedianMs,
    [property: JsonPropertyName("worst_ms")] int? WorstMs)
{
    public static ReactionTimes Of(IEnumerable<int> milliseconds)
    {
        List<int> sorted = [.. milliseconds.Order()];
        return sorted is [] ? new(0, null, null) : new(sorted.Count, sorted[sorted.Count / 2], sorted[^1]);
    }
}
