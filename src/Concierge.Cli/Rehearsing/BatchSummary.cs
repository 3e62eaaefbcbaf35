using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing;

/// <summary>What came of all calls of a batch together.</summary>
/// <param name="Runs">Calls that were made to their end.</param>
/// <param name="Right">Those that came out right.</param>
/// <param name="Planned">Calls that were to be made.</param>
/// <param name="CallSeconds">How long they lasted on their own clocks.</param>
/// <param name="RealSeconds">How long the batch took.</param>
internal sealed record BatchSummary(
    [property: JsonPropertyName("runs")] int Runs,
    [property: JsonPropertyName("right")] int Right,
    [property: JsonPropertyName("planned")] int Planned,
    [property: JsonPropertyName("call_seconds")] double CallSeconds,
    [property: JsonPropertyName("real_seconds")] double RealSeconds)
{
    /// <summary>Whether it was ended before its end.</summary>
    [JsonPropertyName("interrupted")]
    public bool Interrupted => Runs < Planned;
}
