using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Reads a YAML mapping of a scenario file, key by key. Errors name the file and the line.</summary>
internal sealed class YamlMappingReader
{
    private readonly string _file;
    private readonly Dictionary<string, YamlNode> _values = [];

    public YamlMappingReader(YamlNode node, string file, params ReadOnlySpan<string> keys)
    {
        _file = file;
        if (node is not YamlMappingNode mapping)
        {
            throw CreateError(node, $"expected \"key: value\" lines here ({string.Join(", ", keys.ToArray())})");
        }

        foreach ((YamlNode key, YamlNode value) in mapping)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!keys.Contains(name))
            {
                throw CreateError(key, $"unknown key \"{name}\"; known here: {string.Join(", ", keys.ToArray())}");
            }

            _values[name] = value;
        }
    }

    public YamlNode? this[string key] => _values.GetValueOrDefault(key);

    public string? GetText(string key) => this[key] switch
    {
        null => null,
        YamlScalarNode scalar => scalar.Value ?? "",
        { } node => throw CreateError(node, $"\"{key}\" must be a single value"),
    };

    public bool GetFlag(string key) => this[key] is { } node && GetText(key) switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        var other => throw CreateError(node, $"\"{key}\" must be yes or no, not \"{other}\""),
    };

    public TimeSpan? GetSeconds(string key) => this[key] is not { } node ? null
        : double.TryParse(GetText(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds <= 600
            ? TimeSpan.FromSeconds(seconds)
            : throw CreateError(node, $"\"{key}\" must be seconds between 0 and 600, not \"{GetText(key)}\"");

    public double? GetNumber(string key, double minimum, double maximum) => this[key] is not { } node ? null
        : double.TryParse(GetText(key), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double number)
            && number >= minimum && number <= maximum
            ? number
            : throw CreateError(
                node, string.Create(CultureInfo.InvariantCulture, $"\"{key}\" must be a number from {minimum} to {maximum}, not \"{GetText(key)}\""));

    /// <summary>Gets a value that is one of several words.</summary>
    public T? GetChoice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        return this[key] is { } node ? Choose(key, node, choices) : null;
    }

    /// <summary>Gets a list of such values; a single word counts as a list of one.</summary>
    public IReadOnlyList<T>? GetChoices<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (this[key] is not { } node)
        {
            return null;
        }

        var chosen = new List<T>();
        foreach (YamlNode item in GetItems(node))
        {
            chosen.Add(Choose(key, item, choices));
        }

        return chosen;
    }

    public IReadOnlyList<TableTime> GetTimes(string key) => this[key] is not { } node ? [] : [.. GetItems(node).Select(item => GetTime(key, item))];

    public TableTime? GetTime(string key) => this[key] is { } node ? GetTime(key, node) : null;

    public ScenarioException CreateError(YamlNode node, string problem) =>
        new("scenario_invalid", $"{_file}, line {node.Start.Line.ToString(CultureInfo.InvariantCulture)}: {problem}.");

    private static IEnumerable<YamlNode> GetItems(YamlNode node) => node is YamlSequenceNode sequence ? sequence.Children : [node];

    private TableTime GetTime(string key, YamlNode node) => TableTime.Parse((node as YamlScalarNode)?.Value ?? "")
        ?? throw CreateError(node, $"\"{key}\" takes asked, any, a time such as 19:30 or minutes after the time asked for such as +30, not \"{node}\"");

    private T Choose<T>(string key, YamlNode node, ReadOnlySpan<(string Word, T Value)> choices)
    {
        string word = (node as YamlScalarNode)?.Value ?? "";
        var words = new List<string>();
        foreach ((string choice, T value) in choices)
        {
            if (choice == word)
            {
                return value;
            }

            words.Add(choice);
        }

        throw CreateError(node, $"\"{key}\" must be one of {string.Join(", ", words)}, not \"{word}\"");
    }
}
