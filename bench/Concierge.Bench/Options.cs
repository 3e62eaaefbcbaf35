using System.Globalization;

namespace Concierge.Bench;

/// <summary>What is to be measured.</summary>
/// <param name="Calls">Calls at once.</param>
/// <param name="Seconds">The window of measurement.</param>
/// <param name="Rounds">Rounds, in each of which every bridge has its turn.</param>
/// <param name="Only">The bridges' names; empty for all.</param>
/// <param name="Core">The core that the bridge is kept on.</param>
/// <param name="Json">Where the figures are written.</param>
/// <param name="Root">The repository's folder.</param>
internal sealed record Options(int Calls, int Seconds, int Rounds, IReadOnlyList<string> Only, string Core, string? Json, string Root)
{
    /// <summary>What can be said on the command line.</summary>
    public const string Help = "bench/run [--calls 100] [--seconds 20] [--rounds 5] [--only NAME,NAME] [--core 0] [--json FILE]";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Options Read(string[] arguments)
    {
        var options = new Options(100, 20, 5, [], "0", null, Environment.CurrentDirectory);
        if (arguments.Length % 2 != 0)
        {
            throw new FormatException("Every option has one value.");
        }

        foreach (var pair in arguments.Chunk(2))
        {
            options = pair[0] switch
            {
                "--calls" => options with { Calls = Whole(pair, 1, 2000) },
                "--seconds" => options with { Seconds = Whole(pair, 1, 3600) },
                "--rounds" => options with { Rounds = Whole(pair, 1, 100) },
                "--only" => options with { Only = pair[1].Split(',') },
                "--core" => options with { Core = pair[1] },
                "--json" => options with { Json = pair[1] },
                "--root" => options with { Root = pair[1] },
                _ => throw new FormatException($"{pair[0]} is not an option."),
            };
        }

        return options;
    }

    private static int Whole(string[] pair, int least, int most) =>
        int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{pair[0]} is a whole number from {least} to {most}.");
}
