namespace Concierge.Agents.Loop;

/// <summary>The agents' instructions: embedded text files with <c>{{placeholders}}</c>.</summary>
internal static class PromptTemplate
{
    /// <summary>The start of the line <c>{{default_name}}</c>, which holds the guest's usual name; both language models read it.</summary>
    public const string DefaultNamePrefix = "Name for bookings when the guest gives none: ";

    /// <summary>Reads a prompt and replaces its placeholders.</summary>
    public static string Render(string name, params (string Name, string Value)[] values)
    {
        using var stream = typeof(PromptTemplate).Assembly.GetManifestResourceStream($"Concierge.Agents.Prompts.{name}.md")
            ?? throw new InvalidOperationException($"The prompt {name}.md is not embedded.");
        using var reader = new StreamReader(stream);
        return values.Aggregate(reader.ReadToEnd(), (text, value) => text.Replace("{{" + value.Name + "}}", value.Value, StringComparison.Ordinal));
    }
}
