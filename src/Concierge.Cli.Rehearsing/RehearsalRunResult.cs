namespace Concierge.Cli.Rehearsing;

/// <summary>The result of one rehearsal call of a batch.</summary>
internal sealed record RehearsalRunResult
{
    public required string Scenario { get; init; }

    /// <summary>The scenario's name or file path, as given.</summary>
    public required string Source { get; init; }

    public required int Seed { get; init; }

    public required string Request { get; init; }

    /// <summary>The guest's name; <see langword="null"/> for that of the settings.</summary>
    public string? Guest { get; init; }

    public required IReadOnlyList<string> Expected { get; init; }

    /// <summary>The verdict on the outcome; <see langword="null"/> when no call was made.</summary>
    public RehearsalVerdict? Verdict { get; init; }

    /// <summary>The reported result of the call in words; <see langword="null"/> when no call was made.</summary>
    public string? Message { get; init; }

    /// <summary>Why the call failed; empty when it passed.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    public int Turns { get; init; }

    /// <summary>The length of the call in call time.</summary>
    public double CallSeconds { get; init; }

    /// <summary>How often the restaurant interrupted the agent.</summary>
    public int Interruptions { get; init; }

    public ReactionTimes Reactions { get; init; } = ReactionTimes.From([]);

    /// <summary>The real time the call took.</summary>
    public required double RealSeconds { get; init; }

    /// <summary>Whether the call failed, or there was none.</summary>
    public bool HasFailed => Verdict is null or { Actual: "failed" };

    public bool IsCorrect => Reasons.Count == 0;

    /// <summary>The command that repeats and records this call.</summary>
    public string Replay => $"concierge rehearse --scenario {Quote(Source)} --seed {Seed} --record {Scenario}-{Seed}.wav "
        + $"{(Guest is null ? "" : $"--set {Quote($"CUSTOMER_NAME={Guest}")} ")}{Quote(Request)}";

    private static string Quote(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || "-_./".Contains(character))
            ? text
            : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
