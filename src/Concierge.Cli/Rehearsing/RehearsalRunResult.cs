namespace Concierge.Cli.Rehearsing;

/// <summary>What came of one rehearsed call of many.</summary>
internal sealed record RehearsalRunResult
{
    public required string Scenario { get; init; }

    /// <summary>What the scenario was asked for by: a name or the path of a file.</summary>
    public required string Source { get; init; }

    public required int Seed { get; init; }

    public required string Request { get; init; }

    public required IReadOnlyList<string> Expected { get; init; }

    /// <summary>What the program came back with; <see langword="null"/> when no call was made.</summary>
    public RehearsalVerdict? Verdict { get; init; }

    /// <summary>What the program said came of the call; <see langword="null"/> when no call was made.</summary>
    public string? Message { get; init; }

    /// <summary>Why it is wrong; empty when all is right.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    public int Turns { get; init; }

    /// <summary>How long the call lasted on its own clock.</summary>
    public double CallSeconds { get; init; }

    /// <summary>How often the restaurant cut the agent short.</summary>
    public int Interruptions { get; init; }

    public ReactionTimes Reactions { get; init; } = ReactionTimes.Of([]);

    /// <summary>How long it took in reality.</summary>
    public required double RealSeconds { get; init; }

    public bool Right => Reasons.Count == 0;

    /// <summary>The command that lets it be heard again.</summary>
    public string Replay => $"concierge rehearse --scenario {Quoted(Source)} --seed {Seed} --record {Scenario}-{Seed}.wav {Quoted(Request)}";

    private static string Quoted(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || "-_./".Contains(character)) ? text : $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
