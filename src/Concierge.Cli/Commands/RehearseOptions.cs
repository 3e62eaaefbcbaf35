using System.CommandLine;
using System.Globalization;
using Concierge.Cli.Rehearsing;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Commands;

/// <summary>The options of <c>concierge rehearse</c>, and what they come to.</summary>
internal static class RehearseOptions
{
    private const double FastestSpeed = 20;
    private const double BatchSpeed = 8;
    private const int MostRuns = 1000;
    private const int MostJobs = 64;

    private static readonly Option<string[]> ScenarioNames = new("--scenario", "-s")
    {
        Description = "What the restaurant does: a name from --list, or a file of your own (docs/scenarios.md); with --all several, with commas or one by one",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => ["accepts"],
    };

    private static readonly Option<bool> EveryScenario = new("--all") { Description = "Call every scenario's restaurant, or those of --scenario, and show in a table what came out right" };

    private static readonly Option<int> Runs = new("--runs") { Description = "With --all: how often each is called, each time with another seed", HelpName = "N", DefaultValueFactory = _ => 1 };

    private static readonly Option<int?> Jobs = new("--jobs") { Description = "With --all: how many calls are made at once; by default one more than there are processors", HelpName = "N" };

    private static readonly Option<bool> ListScenarios = new("--list") { Description = "List the scenarios" };

    private static readonly Option<string> ShowScenario = new("--show") { Description = "Print a scenario's file, to copy and change", HelpName = "NAME" };

    private static readonly Option<bool> Listen = new("--listen") { Description = "Play the call on the sound card" };

    private static readonly Option<FileInfo> Record = new("--record") { Description = "Write both voices to a stereo WAV, the agent left", HelpName = "FILE.wav" };

    private static readonly Option<double?> Speed = new("--speed")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"Run the clock up to this many times faster than real time, 1 to {FastestSpeed}; it waits for the machine where that cannot keep up. By default 1, with --all {BatchSpeed}"),
        HelpName = "N",
    };

    private static readonly Option<int?> Seed = new("--seed") { Description = "Repeat the restaurant's confirmation code and pauses; with --all the first call's, by default 1", HelpName = "N" };

    private static readonly Option<string> AgentModel = new("--agent-model")
    {
        Description = "Let this chat model drive the agents instead of the built-in one, with your key; what you write and what was said in the call goes to AGENT_BASE_URL or OPENAI_BASE_URL",
        HelpName = "MODEL",
    };

    private static readonly Option<FileInfo> Keep = new("--database") { Description = "Keep the rehearsal's calls and bookings in this database; without it they are forgotten", HelpName = "FILE" };

    public static void AddTo(Command command)
    {
        command.Options.Add(ScenarioNames);
        command.Options.Add(EveryScenario);
        command.Options.Add(Runs);
        command.Options.Add(Jobs);
        command.Options.Add(ListScenarios);
        command.Options.Add(ShowScenario);
        command.Options.Add(Listen);
        command.Options.Add(Record);
        command.Options.Add(Speed);
        command.Options.Add(Seed);
        command.Options.Add(AgentModel);
        command.Options.Add(Keep);
        command.Options.Add(CommonOptions.Calendar);
    }

    /// <summary>Whether scenarios are only to be shown.</summary>
    public static bool OnlyShows(ParseResult parsed) => parsed.GetValue(ListScenarios) || parsed.GetValue(ShowScenario) is not null;

    /// <summary>The scenario to print; <see langword="null"/> for a list of all.</summary>
    public static string? Shown(ParseResult parsed) => parsed.GetValue(ShowScenario);

    /// <summary>Whether many calls are to be made.</summary>
    public static bool IsBatch(ParseResult parsed) => parsed.GetValue(EveryScenario);

    /// <summary>How the one call is to go.</summary>
    /// <exception cref="ConciergeException">An option is wrong, or cannot be done on this machine.</exception>
    /// <exception cref="ScenarioException">There is no such scenario, or it is not right.</exception>
    public static RehearsalOptions ForOne(ParseResult parsed)
    {
        if (parsed.GetResult(Runs) is { Implicit: false } || parsed.GetResult(Jobs) is { Implicit: false })
        {
            throw Wrong("--runs and --jobs go with --all alone.", "Add --all.");
        }

        if (Sources(parsed) is not [var source])
        {
            throw Wrong("--scenario names several scenarios.", "Name one, or add --all to call them all.");
        }

        var options = new RehearsalOptions
        {
            Scenario = Scenarios.Load(source),
            Source = source,
            Speed = SpeedOr(parsed, 1),
            Seed = parsed.GetValue(Seed) ?? Random.Shared.Next(1, 100_000),
            AgentModel = parsed.GetValue(AgentModel),
            Record = parsed.GetValue(Record),
            Listen = parsed.GetValue(Listen),
            Database = parsed.GetValue(Keep) is { } file ? DatabaseLocation.OfFile(file.FullName) : DatabaseLocation.Temporary(),
        };
        if (options.Record is { } recording)
        {
            CallRecording.Check(recording);
        }

        if (options.Listen)
        {
            SoundCard.Check();
        }

        return options;
    }

    /// <summary>How the many calls are to go.</summary>
    /// <param name="request">What was given in words; empty for nothing.</param>
    /// <exception cref="ConciergeException">An option is wrong.</exception>
    /// <exception cref="ScenarioException">There is no such scenario, or it is not right.</exception>
    public static BatchOptions ForAll(ParseResult parsed, string request)
    {
        if (parsed.GetValue(Record) is not null || parsed.GetValue(Listen) || parsed.GetValue(Keep) is not null || parsed.GetValue(CommonOptions.Calendar) is not null || parsed.GetValue(AgentModel) is not null)
        {
            throw Wrong("--record, --listen, --agent-model, --database and --ics are for one call.", "Leave --all out; --seed repeats one of its calls.");
        }

        var chosen = parsed.GetResult(ScenarioNames) is { Implicit: false } ? Sources(parsed) : Scenarios.Names;
        return new BatchOptions
        {
            Scenarios = [.. chosen.Select(source => (source, Scenarios.Load(source)))],
            Runs = Within("--runs", parsed.GetValue(Runs), MostRuns),
            Jobs = Within("--jobs", parsed.GetValue(Jobs) ?? Math.Min(Environment.ProcessorCount + 1, MostJobs), MostJobs),
            Speed = SpeedOr(parsed, BatchSpeed),
            Seed = parsed.GetValue(Seed) ?? 1,
            Request = request.Length > 0 ? request : null,
        };
    }

    // A file's own name may hold a comma.
    private static IReadOnlyList<string> Sources(ParseResult parsed) =>
        [.. (parsed.GetValue(ScenarioNames) ?? [])
            .SelectMany(given => File.Exists(given) ? [given] : given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)];

    private static double SpeedOr(ParseResult parsed, double usual) => (parsed.GetValue(Speed) ?? usual) is >= 1 and <= FastestSpeed and var speed
        ? speed
        : throw Wrong("--speed is not a number in its range.", string.Create(CultureInfo.InvariantCulture, $"Set it to a number from 1 to {FastestSpeed}."));

    private static int Within(string name, int number, int most) => number >= 1 && number <= most
        ? number
        : throw Wrong($"{name} is not a number in its range.", string.Create(CultureInfo.InvariantCulture, $"Set it to a number from 1 to {most}."));

    private static ConciergeException Wrong(string message, string remedy) => new(new("option.invalid", message, remedy));
}
