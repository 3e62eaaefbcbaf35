using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>What <c>rehearse --all</c> is to do.</summary>
internal sealed record BatchOptions
{
    /// <summary>What is asked for where neither the command line nor the scenario says otherwise.</summary>
    public const string StandardRequest = "Book a table at Luigi's for 4 tomorrow at 7pm";

    /// <summary>The scenarios: names or paths of files, and what the restaurant does.</summary>
    public required IReadOnlyList<(string Source, Scenario Scenario)> Scenarios { get; init; }

    /// <summary>How often each is called.</summary>
    public required int Runs { get; init; }

    /// <summary>How many calls are made at once.</summary>
    public required int Jobs { get; init; }

    /// <summary>How many times faster than real time the calls go at most.</summary>
    public required double Speed { get; init; }

    /// <summary>The seed of each scenario's first call; the next call's is one more.</summary>
    public required int Seed { get; init; }

    /// <summary>What is asked for; <see langword="null"/> for each scenario's own request or the standard one.</summary>
    public string? Request { get; init; }

    /// <summary>The calls, one scenario after the other.</summary>
    public IEnumerable<RehearsalOptions> Calls() =>
        from chosen in Scenarios
        from run in Enumerable.Range(0, Runs)
        select new RehearsalOptions { Scenario = chosen.Scenario, Source = chosen.Source, Speed = Speed, Seed = Seed + run, Reactions = new ReactionMeter() };

    /// <summary>What is asked of a scenario's restaurant.</summary>
    public string RequestFor(Scenario scenario) => Request ?? scenario.Request ?? StandardRequest;
}
