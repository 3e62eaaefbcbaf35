using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>The options of <c>rehearse --web</c>.</summary>
internal sealed record WebRehearsalOptions
{
    /// <summary>The port on 127.0.0.1; 0 selects a free one.</summary>
    public required int Port { get; init; }

    /// <summary>Who answers until the page chooses: a scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The maximum speed as a multiple of real time. A person can answer at 1 only.</summary>
    public required double Speed { get; init; }

    /// <summary>The seed of the first call's confirmation code and pauses. Each further call adds one.</summary>
    public required int Seed { get; init; }

    /// <summary>The chat model that runs the agents; <see langword="null"/> for the built-in one.</summary>
    public string? AgentModel { get; init; }

    /// <summary>The database for calls and bookings; temporary unless given.</summary>
    public DatabaseLocation Database { get; init; } = DatabaseLocation.CreateTemporary();
}
