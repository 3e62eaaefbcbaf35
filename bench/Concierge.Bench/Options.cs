using System.Globalization;

namespace Concierge.Bench;

/// <summary>The options of the benchmark.</summary>
internal sealed record Options
{
    /// <summary>The help text.</summary>
    public const string Help = """
        bench/run [--calls 100] [--seconds 30] [--rounds 5] [--only NAME,NAME] [--vary NAME=BRIDGE:KEY=VALUE,KEY=VALUE] [--core 0] [--again 2] [--plain] [--json FILE] [--short]
          --seconds the approximate length of a measurement: whole cycles of the call script, 14.6 s each
          --only    some of: concierge, concierge-20ms, node-sample, agents-transport, relay, relay-tuned, and the variants
          --vary    a bridge again with other environment variables; may be repeated. BENCH_BUILD=FOLDER uses another build of this repository
          --again   how often a disturbed round is measured again, because other work or another machine on the same host ran meanwhile
          --plain   the voice service without TLS; every bridge verifies its certificate otherwise
          --json    the file for the figures of every round
          --short   a few calls for a second each, to check that everything works; the figures mean nothing
        """;

    /// <summary>The number of concurrent calls.</summary>
    public int Calls { get; init; } = 100;

    /// <summary>The approximate length of a measurement in seconds.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>The length of a measurement: <see cref="Seconds"/> rounded to whole cycles of the call script, at least one.</summary>
    public TimeSpan Window => Pace == Pace.Short ? TimeSpan.FromSeconds(Seconds) : CallScript.Cycle * Math.Max(1, Math.Round(Seconds / CallScript.Cycle.TotalSeconds));

    /// <summary>The number of rounds. Each round measures every bridge once.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The names of the bridges to measure; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Bridges that take part again with other settings.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    /// <summary>The processor core of the bridge.</summary>
    public string Core { get; init; } = "0";

    /// <summary>How often a disturbed run is repeated at most.</summary>
    public int MaxRepeats { get; init; } = 2;

    /// <summary>Whether the voice service has TLS, as in production.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>The file for the figures.</summary>
    public string? Json { get; init; }

    /// <summary>The repository's folder.</summary>
    public string Root { get; init; } = Environment.CurrentDirectory;

    /// <summary>The times around a measurement.</summary>
    public Pace Pace { get; init; } = Pace.Full;

    /// <summary>Whether only the help is wanted.</summary>
    public bool IsHelp { get; init; }

    /// <summary>Parses the command line.</summary>
    /// <exception cref="FormatException">An option or its value is not valid.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            if (name == "--plain")
            {
                options = options with { Tls = false };
                continue;
            }

            if (name == "--short")
            {
                options = options with { Calls = 3, Seconds = 1, Rounds = 1, MaxRepeats = 0, Pace = Pace.Short };
                continue;
            }

            if (name is "-h" or "--help")
            {
                return options with { IsHelp = true };
            }

            var value = ++at < arguments.Count ? arguments[at] : throw new FormatException($"{name} needs a value, or is not an option.");
            options = name switch
            {
                "--calls" => options with { Calls = ParseInt32(name, value, 2, 2000) },
                "--seconds" => options with { Seconds = ParseInt32(name, value, 1, 3600) },
                "--rounds" => options with { Rounds = ParseInt32(name, value, 1, 100) },
                "--only" => options with { Only = value.Split(',') },
                "--vary" => options with { Variants = [.. options.Variants, Variant.Parse(value)] },
                "--again" => options with { MaxRepeats = ParseInt32(name, value, 0, 10) },
                "--core" => options with { Core = value },
                "--json" => options with { Json = value },
                "--root" => options with { Root = value },
                _ => throw new FormatException($"{name} is not an option."),
            };
        }

        return options;
    }

    private static int ParseInt32(string name, string value, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException($"{name} is not valid. Use a whole number from {min} to {max}.");
}
