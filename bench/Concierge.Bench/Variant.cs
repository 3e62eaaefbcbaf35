namespace Concierge.Bench;

/// <summary>A bridge that takes part again with other settings, to compare them.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Bridge">The bridge it is a variant of.</param>
/// <param name="Settings">The environment variables that differ. Names that begin with <c>BENCH_</c> are for the benchmark itself.</param>
internal sealed record Variant(string Name, string Bridge, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Not an environment variable of the bridge: the folder of another built checkout, whose programs replace those of this one.</summary>
    public const string BuildVariable = "BENCH_BUILD";

    /// <summary>The same: the port of another server of the cluster, to which the media streams go. It forwards them to the bridge.</summary>
    public const string StreamPortVariable = "BENCH_STREAM_PORT";

    /// <summary>Parses <c>name=bridge:KEY=VALUE,KEY=VALUE</c>.</summary>
    /// <exception cref="FormatException">The text has another format.</exception>
    public static Variant Parse(string text)
    {
        var (name, rest) = Split(text, '=', text);
        var (of, settings) = Split(rest, ':', text);
        return new Variant(name, of, settings.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => Split(setting, '=', text))
            .ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal));
    }

    private static (string, string) Split(string text, char separator, string whole)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index > 0 ? (text[..index], text[(index + 1)..]) : throw new FormatException($"--vary '{whole}' is not valid. Use NAME=BRIDGE:KEY=VALUE,KEY=VALUE.");
    }
}
