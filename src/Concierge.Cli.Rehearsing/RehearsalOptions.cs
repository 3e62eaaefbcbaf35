using Concierge.Contracts;
using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>The options of one rehearsal call.</summary>
internal sealed record RehearsalOptions
{
    /// <summary>How the restaurant behaves.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The scenario's name or file path, as given.</summary>
    public required string Source { get; init; }

    /// <summary>The maximum speed as a multiple of real time, 1 to 20.</summary>
    public required double Speed { get; init; }

    /// <summary>Determines the restaurant's confirmation code and pauses.</summary>
    public required int Seed { get; init; }

    /// <summary>The guest's name; <see langword="null"/> for that of the settings.</summary>
    public string? Guest { get; init; }

    /// <summary>The chat model that runs the agents; <see langword="null"/> for the built-in one.</summary>
    public string? AgentModel { get; init; }

    /// <summary>The recording file; <see langword="null"/> for none.</summary>
    public FileInfo? Record { get; init; }

    /// <summary>Called when the recording is incomplete, with the reason.</summary>
    public Action<ConciergeError>? RecordingFailed { get; init; }

    /// <summary>Whether to play the call through the sound card.</summary>
    public bool Listen { get; init; }

    /// <summary>The database for calls and bookings; temporary unless given.</summary>
    public DatabaseLocation Database { get; init; } = DatabaseLocation.CreateTemporary();

    /// <summary>Measures the agent's reaction times; <see langword="null"/> to measure nothing.</summary>
    public ReactionMeter? Reactions { get; init; }
}
