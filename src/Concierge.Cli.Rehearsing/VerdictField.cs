using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing;

/// <summary>Compares one field of the reported booking with the restaurant's entry or offer.</summary>
/// <param name="Name">date, time, party_size, name or code.</param>
/// <param name="Claimed">The reported value; <see langword="null"/> for none.</param>
/// <param name="Actual">The restaurant's value; <see langword="null"/> for none.</param>
/// <param name="IsCorrect">Whether they agree.</param>
internal sealed record VerdictField(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("claimed")] string? Claimed,
    [property: JsonPropertyName("true")] string? Actual,
    [property: JsonPropertyName("right")] bool IsCorrect);
