using NJsonSchema;

namespace Concierge.Cli.Tests;

/// <summary>The published schema of the lines of <c>--json</c> (docs/json-lines.schema.json).</summary>
internal static class JsonLinesSchema
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(File.ReadAllText(Path)));

    /// <summary>The schema's text.</summary>
    public static string Text => File.ReadAllText(Path);

    private static string Path => System.IO.Path.Combine(FindRepositoryRoot(), "docs", "json-lines.schema.json");

    /// <summary>Checks a line.</summary>
    /// <returns>What is wrong with it; empty when it is valid.</returns>
    public static async Task<string> ValidateAsync(string line) =>
        string.Join("; ", (await Schema.Value).Validate(line).Select(error => error.ToString()));

    private static string FindRepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Concierge.slnx")))
        {
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
