using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing;

/// <summary>The totals of a batch.</summary>
/// <param name="Runs">The number of completed calls.</param>
/// <param name="Correct">The number of calls that passed.</param>
/// <param name="Planned">The number of planned calls.</param>
/// <param name="CallSeconds">The total length of the calls in call time.</param>
/// <param name="RealSeconds">The real time the batch took.</param>
internal sealed record BatchSummary(
    [property: JsonPropertyName("runs")] int Runs,
    [property: JsonPropertyName("right")] int Correct,
    [property: JsonPropertyName("planned")] int Planned,
    [property: JsonPropertyName("call_seconds")] double CallSeconds,
    [property: JsonPropertyName("real_seconds")] double RealSeconds)
{
    /// <summary>The number of calls with a difference that the guest was told.</summary>
    [JsonPropertyName("told")]
    public int Told { get; init; }

    /// <summary>The number of calls with a difference that was told as right.</summary>
    [JsonPropertyName("untold")]
    public int Untold { get; init; }

    /// <summary>The number of calls that failed before a result: the restaurant hung up, or there was no call.</summary>
    [JsonPropertyName("failed")]
    public int Failed { get; init; }

    /// <summary>The number of turns of the longest call.</summary>
    [JsonPropertyName("longest")]
    public int Longest { get; init; }

    /// <summary>Whether the batch was stopped early.</summary>
    [JsonPropertyName("interrupted")]
    public bool Interrupted => Runs < Planned;
}
