using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>How a rehearsal is to go.</summary>
internal sealed record RehearsalOptions
{
    /// <summary>What the restaurant does.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What the scenario was asked for by: a name or the path of a file.</summary>
    public required string Source { get; init; }

    /// <summary>How many times faster than real time at most; 1 to 20.</summary>
    public required double Speed { get; init; }

    /// <summary>Decides the restaurant's confirmation code and its pauses.</summary>
    public required int Seed { get; init; }

    /// <summary>The chat model that drives the agents; <see langword="null"/> for the built-in one.</summary>
    public string? AgentModel { get; init; }

    /// <summary>Where both voices are written; <see langword="null"/> for nowhere.</summary>
    public FileInfo? Record { get; init; }

    /// <summary>Whether the call is played on the sound card.</summary>
    public bool Listen { get; init; }

    /// <summary>Where calls and bookings are kept; forgotten unless given.</summary>
    public DatabaseLocation Database { get; init; } = DatabaseLocation.Temporary();

    /// <summary>Takes the agent's reaction times; <see langword="null"/> when nobody wants to know them.</summary>
    public ReactionMeter? Reactions { get; init; }
}
