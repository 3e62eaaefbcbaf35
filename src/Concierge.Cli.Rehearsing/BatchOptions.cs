using System.Diagnostics.CodeAnalysis;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>The options of <c>rehearse --all</c>.</summary>
internal sealed record BatchOptions
{
    /// <summary>The request if neither the command line nor the scenario has one.</summary>
    public const string StandardRequest = "Book a table at Luigi's for 4 tomorrow at 7pm";

    /// <summary>The scenarios, each with its name or file path.</summary>
    public required IReadOnlyList<(string Source, Scenario Scenario)> Scenarios { get; init; }

    /// <summary>The number of calls per scenario.</summary>
    public required int Runs { get; init; }

    /// <summary>The maximum number of simultaneous calls.</summary>
    public required int Jobs { get; init; }

    /// <summary>The maximum speed, as a multiple of real time.</summary>
    public required double Speed { get; init; }

    /// <summary>The seed of each scenario's first call. Each further call adds one. 0 with <see cref="Guests"/>: a random one for each call.</summary>
    public required int Seed { get; init; }

    /// <summary>The request of every call; <see langword="null"/> for each scenario's own request or the standard one.</summary>
    public string? Request { get; init; }

    /// <summary>The guests, one call for each and scenario; empty for the usual guest.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>The number of calls.</summary>
    public int CallCount => Scenarios.Count * Runs * Math.Max(1, Guests.Count);

    /// <summary>Returns the calls, one scenario after the other.</summary>
    public IEnumerable<RehearsalOptions> GetCalls() =>
        from chosen in Scenarios
        from guest in Guests.Count == 0 ? [null] : Guests.Select(string? (name) => name)
        from run in Enumerable.Range(0, Runs)
        select (Chosen: chosen, Guest: guest, Run: run) into call
        select new RehearsalOptions
        {
            Scenario = call.Chosen.Scenario,
            Source = call.Chosen.Source,
            Speed = Speed,
            Seed = SelectSeed(call.Run),
            Guest = call.Guest,
            Reactions = new ReactionMeter(),
        };

    [SuppressMessage("Security", "CA5394", Justification = "The seed protects nothing.")]
    private int SelectSeed(int run) => Guests.Count > 0 && Seed == 0 ? Random.Shared.Next(1, 100_000) : Math.Max(1, Seed) + run;

    /// <summary>Returns the request for a scenario.</summary>
    public string GetRequest(Scenario scenario) => Request ?? scenario.Request ?? StandardRequest;
}
