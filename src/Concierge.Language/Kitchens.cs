using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Finds kitchens in answers.</summary>
internal static class Kitchens
{
    /// <summary>Returns the last kitchen in the words, which corrects those before it; <see langword="null"/> if there is none.</summary>
    public static string? FindLast(string text) =>
        Kitchen.Matches(text) is { Count: > 0 } found ? KitchenTable.Normalize(found[^1].Value) : null;

    private static Regex Kitchen { get; } = new(
        $$"""
        \b{{KitchenTable.Pattern}}\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
