using System.Text.Json.Serialization;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>A call of a batch as <c>--json</c> prints it.</summary>
internal sealed record BatchRunData
{
    [JsonPropertyName("scenario")]
    public required string Scenario { get; init; }

    [JsonPropertyName("seed")]
    public required int Seed { get; init; }

    [JsonPropertyName("request")]
    public required string Request { get; init; }

    [JsonPropertyName("expected")]
    public required IReadOnlyList<string> Expected { get; init; }

    [JsonPropertyName("actual")]
    public required string? Actual { get; init; }

    [JsonPropertyName("right")]
    public required bool IsCorrect { get; init; }

    [JsonPropertyName("told")]
    public required bool? IsTold { get; init; }

    [JsonPropertyName("guest")]
    public required string? Guest { get; init; }

    [JsonPropertyName("message")]
    public required string? Message { get; init; }

    [JsonPropertyName("differences")]
    public required IReadOnlyList<string> Differences { get; init; }

    [JsonPropertyName("fields")]
    public required IReadOnlyList<VerdictField> Fields { get; init; }

    [JsonPropertyName("book")]
    public required string? Book { get; init; }

    [JsonPropertyName("turns")]
    public required int Turns { get; init; }

    [JsonPropertyName("interruptions")]
    public required int Interruptions { get; init; }

    [JsonPropertyName("reactions")]
    public required ReactionTimes Reactions { get; init; }

    [JsonPropertyName("call_seconds")]
    public required double CallSeconds { get; init; }

    [JsonPropertyName("real_seconds")]
    public required double RealSeconds { get; init; }

    [JsonPropertyName("replay")]
    public required string Replay { get; init; }

    public static BatchRunData From(RehearsalRunResult result) => new()
    {
        Scenario = result.Scenario,
        Seed = result.Seed,
        Request = result.Request,
        Expected = result.Expected,
        Actual = result.Verdict?.Actual,
        IsCorrect = result.IsCorrect,
        IsTold = result.Verdict?.IsTold,
        Guest = result.Guest,
        Message = result.Message,
        Differences = result.Reasons,
        Fields = result.Verdict?.Fields ?? [],
        Book = result.Verdict?.BookEntry,
        Turns = result.Turns,
        Interruptions = result.Interruptions,
        Reactions = result.Reactions,
        CallSeconds = result.CallSeconds,
        RealSeconds = Math.Round(result.RealSeconds, 2),
        Replay = result.Replay,
    };
}
