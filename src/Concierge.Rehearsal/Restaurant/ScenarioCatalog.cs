using System.Reflection;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Loads the built-in scenarios and the operator's own scenario files.</summary>
public static class ScenarioCatalog
{
    private const string Prefix = "Concierge.Rehearsal.Restaurant.Scenarios.";
    private const string Suffix = ".yaml";

    /// <summary>The names of the built-in scenarios, in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. typeof(ScenarioCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>Loads a scenario.</summary>
    /// <param name="nameOrPath">A built-in name, or the path of a YAML file.</param>
    /// <exception cref="ScenarioException">The scenario does not exist or is not valid.</exception>
    public static Scenario Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (Names.Contains(nameOrPath))
        {
            return ScenarioParser.Parse(ReadText(nameOrPath), nameOrPath, nameOrPath + Suffix);
        }

        if (!File.Exists(nameOrPath))
        {
            throw new ScenarioException(
                "scenario_not_found",
                $"The scenario \"{nameOrPath}\" does not exist. Use the path of a YAML file or one of {string.Join(", ", Names)}.");
        }

        try
        {
            return ScenarioParser.Parse(File.ReadAllText(nameOrPath), Path.GetFileNameWithoutExtension(nameOrPath), nameOrPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException("scenario_not_found", $"{nameOrPath} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the text of a built-in scenario, as a template for an operator's own.</summary>
    /// <exception cref="ScenarioException">No built-in scenario has this name.</exception>
    public static string ReadText(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new ScenarioException("scenario_not_found", $"The built-in scenario \"{name}\" does not exist. Use one of {string.Join(", ", Names)}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
