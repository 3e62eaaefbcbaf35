using System.Reflection;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The scenarios that come with the program, and those of the user's own files.</summary>
public static class Scenarios
{
    private const string Prefix = "Concierge.Rehearsal.Restaurant.Scenarios.";
    private const string Suffix = ".yaml";

    /// <summary>The names of the built-in scenarios, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(Scenarios).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>Loads a scenario.</summary>
    /// <param name="nameOrPath">A built-in name, or the path of a YAML file.</param>
    /// <exception cref="ScenarioException">There is none, or it is not right.</exception>
    public static Scenario Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (Names.Contains(nameOrPath))
        {
            return ScenarioReader.Read(Text(nameOrPath), nameOrPath, nameOrPath + Suffix);
        }

        if (!File.Exists(nameOrPath))
        {
            throw new ScenarioException(
                "scenario_not_found",
                $"There is no scenario \"{nameOrPath}\": name a YAML file or one of {string.Join(", ", Names)}.");
        }

        try
        {
            return ScenarioReader.Read(File.ReadAllText(nameOrPath), Path.GetFileNameWithoutExtension(nameOrPath), nameOrPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException("scenario_not_found", $"{nameOrPath} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The text of a built-in scenario, for a user to copy and change.</summary>
    /// <exception cref="ScenarioException">There is no such scenario.</exception>
    public static string Text(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new ScenarioException("scenario_not_found", $"There is no built-in scenario \"{name}\"; there are {string.Join(", ", Names)}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
