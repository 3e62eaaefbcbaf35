using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing;

/// <summary>One piece of a booking: what the program says, held against what the restaurant wrote down or was to offer.</summary>
/// <param name="Name">date, time, party_size, name or code.</param>
/// <param name="Claimed">What the program says; <see langword="null"/> for nothing.</param>
/// <param name="True">What is true; <see langword="null"/> for nothing.</param>
/// <param name="Right">Whether they agree.</param>
internal sealed record VerdictField(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("claimed")] string? Claimed,
    [property: JsonPropertyName("true")] string? True,
    [property: JsonPropertyName("right")] bool Right);
