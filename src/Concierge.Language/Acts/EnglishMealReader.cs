using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Reads for which meal a clause says that the table is.</summary>
internal static partial class EnglishMealReader
{
    /// <summary>Reads the meal; <see langword="null"/> if the clause gives none as the table's.</summary>
    public static MealOfDay? Read(string clause) =>
        Meal().Match(clause) is not { Success: true } found ? null
            : found.Groups["lunch"].Success ? MealOfDay.Lunch
            : MealOfDay.Dinner;

    // Not "sunday dinner", which is at noon in some regions, nor what is served: "the lunch menu".
    [GeneratedRegex(
        @"\b(?:for|at)\ (?:the\ |an?\ )?(?:(?<lunch>lunch|lunchtime|brunch|breakfast)|(?:dinner|supper))\b(?!\ (?:menu|service|time\ menu|special))",
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Meal();
}
