using System.CommandLine;
using System.Globalization;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Rehearsing.Web;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing.Commands;

/// <summary>The options of <c>concierge rehearse</c> and their parsed values.</summary>
internal static class RehearseOptions
{
    private const double MaxSpeed = 20;
    private const double BatchSpeed = 8;
    private const int MaxRuns = 1000;
    private const int MaxJobs = 64;

    private static readonly Option<string[]> ScenarioNames = new("--scenario", "-s")
    {
        Description = "How the restaurant behaves: a name from --list, or your own file (docs/scenarios.md). "
            + "With --all, repeat the option or separate names with commas",
        HelpName = "NAME|FILE",
        DefaultValueFactory = _ => ["accepts"],
    };

    private static readonly Option<bool> EveryScenario = new("--all")
    {
        Description = "Run every scenario, or those of --scenario, and print a table of results",
    };

    private static readonly Option<int> Runs = new("--runs")
    {
        Description = "With --all: the number of calls per scenario, each with a different seed",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<FileInfo> Names = new("--names")
    {
        Description = "With --all: a call for each guest of this text file, with a random seed unless --seed is given",
        HelpName = "FILE",
    };

    private static readonly Option<int?> Jobs = new("--jobs")
    {
        Description = "With --all: the number of calls at a time; the default is one more than the number of processors",
        HelpName = "N",
    };

    private static readonly Option<bool> ListScenarios = new("--list") { Description = "List the scenarios" };

    private static readonly Option<string> ShowScenario = new("--show")
    {
        Description = "Print a scenario file, as a starting point for your own",
        HelpName = "NAME",
    };

    private static readonly Option<bool> Listen = new("--listen") { Description = "Play the call through the sound card" };

    private static readonly Option<FileInfo> Record = new("--record")
    {
        Description = "Record the call to a stereo WAV file: agent left, restaurant right",
        HelpName = "FILE.wav",
    };

    private static readonly Option<double?> Speed = new("--speed")
    {
        Description = string.Create(
            CultureInfo.InvariantCulture,
            $"The maximum speed as a multiple of real time, 1 to {MaxSpeed}; slower if the machine cannot keep up. The default is 1, with --all {BatchSpeed}"),
        HelpName = "N",
    };

    private static readonly Option<int?> Seed = new("--seed")
    {
        Description = "Reproduce the restaurant's confirmation code and pauses. With --all, the seed of each scenario's first call; the default is 1",
        HelpName = "N",
    };

    private static readonly Option<string> AgentModel = new("--agent-model")
    {
        Description = "Run the agents with this chat model and your key instead of the built-in model. "
            + "Your requests and the call's transcript are sent to AGENT_BASE_URL or OPENAI_BASE_URL",
        HelpName = "MODEL",
    };

    private static readonly Option<FileInfo> Keep = new("--database")
    {
        Description = "Keep the rehearsal's calls and bookings in this database; without it they are discarded",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Web = new("--web")
    {
        Description = "Open the console in a browser: ask for tables there, play scenarios, or answer as the restaurant yourself. Runs until Ctrl-C",
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "With --web: the port on this machine; 0 picks a free port",
        HelpName = "N",
        DefaultValueFactory = _ => 8080,
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Web);
        command.Options.Add(Port);
        command.Options.Add(ScenarioNames);
        command.Options.Add(EveryScenario);
        command.Options.Add(Runs);
        command.Options.Add(Names);
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
        command.Options.Add(CommonOptions.Confirmed);
    }

    /// <summary>Whether the command only lists or prints scenarios.</summary>
    public static bool IsListingScenarios(ParseResult parsed) => parsed.GetValue(ListScenarios) || parsed.GetValue(ShowScenario) is not null;

    /// <summary>The scenario to print; <see langword="null"/> for a list of all.</summary>
    public static string? GetScenarioToPrint(ParseResult parsed) => parsed.GetValue(ShowScenario);

    /// <summary>The scenarios that the command line names, of whatever option.</summary>
    public static IReadOnlyList<string> GetScenarioNames(ParseResult parsed) =>
        [.. Sources(parsed), .. GetScenarioToPrint(parsed) is { } name ? (string[])[name] : []];

    /// <summary>Whether the command makes many calls (<c>--all</c>).</summary>
    public static bool IsBatch(ParseResult parsed) => parsed.GetValue(EveryScenario);

    /// <summary>Whether the command opens the console (<c>--web</c>).</summary>
    public static bool IsWeb(ParseResult parsed) => parsed.GetValue(Web);

    /// <summary>Reads the options of the console.</summary>
    /// <param name="request">The request on the command line; empty when there is none.</param>
    /// <exception cref="ConciergeException">An option is invalid.</exception>
    /// <exception cref="ScenarioException">The scenario does not exist or is invalid.</exception>
    public static WebRehearsalOptions ReadWeb(ParseResult parsed, string request)
    {
        if (request.Length > 0 || parsed.GetValue(EveryScenario) || parsed.GetValue(Record) is not null || parsed.GetValue(Listen)
            || parsed.GetValue(CommonOptions.Calendar) is not null || parsed.GetValue(CommonOptions.Confirmed))
        {
            throw InvalidOption("--web takes no request, --all, --record, --listen, --ics or --yes.", "Leave them out, and ask for a table in the page.");
        }

        if (Sources(parsed) is not [var source])
        {
            throw InvalidOption("--scenario names more than one scenario.", "Name the one that answers first. The page chooses others.");
        }

        return new WebRehearsalOptions
        {
            Port = parsed.GetValue(Port) is >= 0 and <= ushort.MaxValue and var port
                ? port
                : throw InvalidOption("--port is out of range.", "Set it to a number from 0 to 65535."),
            Scenario = ScenarioCatalog.Load(source),
            Speed = SpeedOr(parsed, 1),
            Seed = parsed.GetValue(Seed) ?? Random.Shared.Next(1, 100_000),
            AgentModel = parsed.GetValue(AgentModel),
            Database = parsed.GetValue(Keep) is { } file ? DatabaseLocation.FromFile(file.FullName) : DatabaseLocation.CreateTemporary(),
        };
    }

    /// <summary>Reads the options of a single call.</summary>
    /// <exception cref="ConciergeException">An option is invalid, or not available on this machine.</exception>
    /// <exception cref="ScenarioException">The scenario does not exist or is invalid.</exception>
    public static RehearsalOptions ReadSingle(ParseResult parsed)
    {
        if (parsed.GetResult(Port) is { Implicit: false })
        {
            throw InvalidOption("--port requires --web.", "Add --web.");
        }

        if (parsed.GetResult(Runs) is { Implicit: false } || parsed.GetResult(Jobs) is { Implicit: false } || parsed.GetValue(Names) is not null)
        {
            throw InvalidOption("--runs, --jobs and --names require --all.", "Add --all.");
        }

        if (Sources(parsed) is not [var source])
        {
            throw InvalidOption("--scenario names more than one scenario.", "Name one, or add --all to run them all.");
        }

        var options = new RehearsalOptions
        {
            Scenario = ScenarioCatalog.Load(source),
            Source = source,
            Speed = SpeedOr(parsed, 1),
            Seed = parsed.GetValue(Seed) ?? Random.Shared.Next(1, 100_000),
            AgentModel = parsed.GetValue(AgentModel),
            Record = parsed.GetValue(Record),
            RecordingFailed = WarningView.Show,
            Listen = parsed.GetValue(Listen),
            Database = parsed.GetValue(Keep) is { } file ? DatabaseLocation.FromFile(file.FullName) : DatabaseLocation.CreateTemporary(),
        };
        if (options.Record is { } recording)
        {
            CallRecorder.EnsureWritable(recording);
        }

        if (options.Listen)
        {
            SoundCardPlayer.EnsureAvailable();
        }

        return options;
    }

    /// <summary>Reads the options of a batch.</summary>
    /// <param name="request">The request on the command line; empty when there is none.</param>
    /// <exception cref="ConciergeException">An option is invalid.</exception>
    /// <exception cref="ScenarioException">The scenario does not exist or is invalid.</exception>
    public static BatchOptions ReadBatch(ParseResult parsed, string request)
    {
        if (parsed.GetValue(Record) is not null
            || parsed.GetValue(Listen)
            || parsed.GetValue(Keep) is not null
            || parsed.GetValue(CommonOptions.Calendar) is not null
            || parsed.GetValue(AgentModel) is not null)
        {
            throw InvalidOption(
                "--record, --listen, --agent-model, --database and --ics cannot be combined with --all.",
                "Leave out --all. Use --seed to repeat one of its calls.");
        }

        var chosen = parsed.GetResult(ScenarioNames) is { Implicit: false } ? Sources(parsed) : ScenarioCatalog.Names;
        var guests = parsed.GetValue(Names) is { } names ? ReadNames(names) : [];
        return new BatchOptions
        {
            Scenarios = [.. chosen.Select(source => (source, ScenarioCatalog.Load(source)))],
            Runs = RequireInRange("--runs", parsed.GetValue(Runs), MaxRuns),
            Jobs = RequireInRange("--jobs", parsed.GetValue(Jobs) ?? Math.Min(Environment.ProcessorCount + 1, MaxJobs), MaxJobs),
            Speed = SpeedOr(parsed, BatchSpeed),
            Seed = parsed.GetValue(Seed) ?? (guests.Count > 0 ? 0 : 1),
            Guests = guests,
            Request = request.Length > 0 ? request : null,
        };
    }

    // One name a line. What follows a tab, and lines that begin with #, are notes.
    private static IReadOnlyList<string> ReadNames(FileInfo file)
    {
        try
        {
            return [.. File.ReadLines(file.FullName)
                .Select(line => line.Split('\t')[0].Trim())
                .Where(name => name.Length > 0 && name[0] != '#')
                .Select(name => name.Contains(' ', StringComparison.Ordinal) ? name : $"Alex {name}")];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw InvalidOption($"The names in '{file.FullName}' cannot be read: {exception.Message}", "Name a text file with one name a line.");
        }
    }

    // A file name can contain a comma.
    private static IReadOnlyList<string> Sources(ParseResult parsed) =>
        [.. (parsed.GetValue(ScenarioNames) ?? [])
            .SelectMany(given => File.Exists(given) ? [given] : given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)];

    private static double SpeedOr(ParseResult parsed, double usual) => (parsed.GetValue(Speed) ?? usual) is >= 1 and <= MaxSpeed and var speed
        ? speed
        : throw InvalidOption("--speed is out of range.", string.Create(CultureInfo.InvariantCulture, $"Set it to a number from 1 to {MaxSpeed}."));

    private static int RequireInRange(string name, int number, int max) => number >= 1 && number <= max
        ? number
        : throw InvalidOption($"{name} is out of range.", string.Create(CultureInfo.InvariantCulture, $"Set it to a number from 1 to {max}."));

    private static ConciergeException InvalidOption(string message, string remedy) => new(new("option.invalid", message, remedy));
}
