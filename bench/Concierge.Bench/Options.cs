using System.Globalization;

namespace Concierge.Bench;

/// <summary>What is to be measured.</summary>
internal sealed record Options
{
    /// <summary>What can be said on the command line.</summary>
    public const string Help = """
        bench/run [--calls 100] [--seconds 30] [--rounds 5] [--only NAME,NAME] [--vary NAME=BRIDGE:KEY=VALUE,KEY=VALUE] [--core 0] [--again 2] [--json FILE] [--short]
          --seconds about how long is measured: whole rounds of a call's script, 14.6 s each
          --only    some of: concierge, concierge-20ms, node-sample, agents-transport, relay, relay-tuned, and the variants
          --vary    a bridge once more with other settings in its environment; may be repeated. BENCH_BUILD=FOLDER takes another build of this repository
          --again   how often a round of one bridge is measured once more because other work, or another machine on the same host, disturbed it
          --json    where every round's figures are written
          --short   a few calls for a second each, to see that everything still works; the figures mean nothing
        """;

    /// <summary>Calls at once.</summary>
    public int Calls { get; init; } = 100;

    /// <summary>About how long is measured.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>How long is measured: as often as the calls come round in that time, and at least once.</summary>
    public TimeSpan Window => Pace == Pace.Short ? TimeSpan.FromSeconds(Seconds) : CallScript.Cycle * Math.Max(1, Math.Round(Seconds / CallScript.Cycle.TotalSeconds));

    /// <summary>Rounds, in each of which every bridge has its turn.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The bridges' names; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Bridges that take part once more.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    /// <summary>The core that the bridge is kept on.</summary>
    public string Core { get; init; } = "0";

    /// <summary>How often a run that the machine disturbed is done once more, at most.</summary>
    public int Again { get; init; } = 2;

    /// <summary>Where the figures are written.</summary>
    public string? Json { get; init; }

    /// <summary>The repository's folder.</summary>
    public string Root { get; init; } = Environment.CurrentDirectory;

    /// <summary>How much time a run is given.</summary>
    public Pace Pace { get; init; } = Pace.Full;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Options Read(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            if (name == "--short")
            {
                options = options with { Calls = 3, Seconds = 1, Rounds = 1, Again = 0, Pace = Pace.Short };
                continue;
            }

            var value = ++at < arguments.Count ? arguments[at] : throw new FormatException($"{name} wants a value, or is not an option.");
            options = name switch
            {
                "--calls" => options with { Calls = Whole(name, value, 2, 2000) },
                "--seconds" => options with { Seconds = Whole(name, value, 1, 3600) },
                "--rounds" => options with { Rounds = Whole(name, value, 1, 100) },
                "--only" => options with { Only = value.Split(',') },
                "--vary" => options with { Variants = [.. options.Variants, Variant.Read(value)] },
                "--again" => options with { Again = Whole(name, value, 0, 10) },
                "--core" => options with { Core = value },
                "--json" => options with { Json = value },
                "--root" => options with { Root = value },
                _ => throw new FormatException($"{name} is not an option."),
            };
        }

        return options;
    }

    private static int Whole(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} is a whole number from {least} to {most}.");
}
