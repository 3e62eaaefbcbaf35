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

    /// <summary>The seed of each scenario's first call. Each further call adds one.</summary>
    public required int Seed { get; init; }

    /// <summary>The request of every call; <see langword="null"/> for each scenario's own request or the standard one.</summary>
    public string? Request { get; init; }

    /// <summary>Returns the calls, one scenario after the other.</summary>
    public IEnumerable<RehearsalOptions> GetCalls() =>
        from chosen in Scenarios
        from run in Enumerable.Range(0, Runs)
        select new RehearsalOptions { Scenario = chosen.Scenario, Source = chosen.Source, Speed = Speed, Seed = Seed + run, Reactions = new ReactionMeter() };

    /// <summary>Returns the request for a scenario.</summary>
    public string GetRequest(Scenario scenario) => Request ?? scenario.Request ?? StandardRequest;
}
