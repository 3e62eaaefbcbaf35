using Concierge.Contracts;
using Concierge.Options.Loading;

namespace Concierge.Cli.Setup;

/// <summary>The settings as they will be: those that are given, those of the environment, and those of the file.</summary>
/// <param name="fromFile">What the settings file holds now.</param>
/// <param name="isTrusted">Whether that file is the user's own choice.</param>
internal sealed class SettingsDraft(IReadOnlyDictionary<string, string> fromFile, bool isTrusted)
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <summary>The settings that differ from the file, with their new values.</summary>
    public IReadOnlyDictionary<string, string> Changes =>
        _given.Where(setting => fromFile.GetValueOrDefault(setting.Key, "") != setting.Value)
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    /// <summary>The names in the file that stay as they are.</summary>
    public IReadOnlyList<string> Kept => [.. fromFile.Where(setting => setting.Value.Length > 0).Select(setting => setting.Key).Except(Changes.Keys)];

    /// <summary>The names that are given and that the environment sets too: it takes precedence over the file.</summary>
    public IReadOnlyList<string> Overridden => [.. Changes.Keys.Where(name => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name)))];

    /// <summary>A setting's value as it will be; <see langword="null"/> when it is not set.</summary>
    public string? Find(string name) =>
        (_given.GetValueOrDefault(name) ?? Environment.GetEnvironmentVariable(name) ?? fromFile.GetValueOrDefault(name)) is { } value
            && !string.IsNullOrWhiteSpace(value)
            ? value
            : null;

    /// <summary>Gives a setting a value.</summary>
    /// <param name="value">Empty to remove the value; <see langword="null"/> to leave the setting as it was.</param>
    public void Set(string name, string? value)
    {
        if (value is null)
        {
            _given.Remove(name);
        }
        else
        {
            _given[name] = value;
        }
    }

    /// <summary>The value that a setting was given; <see langword="null"/> when it was given none.</summary>
    public string? FindGiven(string name) => _given.GetValueOrDefault(name);

    /// <summary>Loads the settings as they will be.</summary>
    public SettingsLoadResult Load() => ConciergeSettingsLoader.Load(
        Find, name => !isTrusted && !_given.ContainsKey(name) && Environment.GetEnvironmentVariable(name) is null && fromFile.ContainsKey(name));

    /// <summary>Finds what a setting's new value makes invalid.</summary>
    /// <param name="name">The setting, which has been given its value.</param>
    public IReadOnlyList<ConciergeError> FindErrors(string name)
    {
        var given = FindGiven(name);
        var after = Load().Errors;
        Set(name, "");
        var before = Load().Errors;
        Set(name, given);
        return [.. after.Except(before)];
    }
}
