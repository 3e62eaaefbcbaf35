namespace Concierge.Bench;

/// <summary>A bridge that takes part once more with other settings, to show what they bring.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Of">The bridge it is a variant of.</param>
/// <param name="Settings">What differs in its environment. <see cref="Build"/> names the folder of another build of this repository.</param>
internal sealed record Variant(string Name, string Of, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The one setting that is not the bridge's: another checkout, built, whose programs take the place of this one's.</summary>
    public const string Build = "BENCH_BUILD";

    /// <summary>Reads <c>name=bridge:KEY=VALUE,KEY=VALUE</c>.</summary>
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static Variant Read(string text)
    {
        var (name, rest) = Split(text, '=', text);
        var (of, settings) = Split(rest, ':', text);
        return new Variant(name, of, settings.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => Split(setting, '=', text))
            .ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal));
    }

    private static (string, string) Split(string text, char at, string whole)
    {
        var index = text.IndexOf(at, StringComparison.Ordinal);
        return index > 0 ? (text[..index], text[(index + 1)..]) : throw new FormatException($"--vary is NAME=BRIDGE:KEY=VALUE,KEY=VALUE, not {whole}.");
    }
}
