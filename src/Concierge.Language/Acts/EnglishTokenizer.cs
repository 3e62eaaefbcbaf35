using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Splits a clause of <see cref="ClauseSplitter"/> into words. "7pm" is "7" and "pm"; "sunday's" is "sunday" and "is".</summary>
internal static partial class EnglishTokenizer
{
    /// <summary>Splits a clause.</summary>
    public static IReadOnlyList<string> Split(string clause) =>
        [.. Token().Matches(Shortened().Replace(clause, "$1 is")).Select(found => found.Value)];

    [GeneratedRegex(@"\d+(?:st|nd|rd|th)\b|\d+|o'?clock|[a-z]+(?:'[a-z]+)*|[$£€?]")]
    private static partial Regex Token();

    [GeneratedRegex(
        @"\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march"
            + @"|april|june|july|august|september|october|november|december|today|tonight|tomorrow)'s\b")]
    private static partial Regex Shortened();
}
