using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Concierge.Language.Acts;

/// <summary>Reads the guest's name where a clause gives one as such: "under Smith", "Mr Diaz".</summary>
internal static partial class EnglishGuestNameReader
{
    /// <summary>Reads the last word of the name; <see langword="null"/> if the clause gives none.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="isAboutTable">Whether the clause names values of the table or states that it is booked: then a title is enough.</param>
    public static string? Read(string clause, bool isAboutTable) =>
        ReadStated(clause) ?? (isAboutTable || TitleOnly().IsMatch(clause) ? ReadTitled(clause) : null);

    private static string? ReadTitled(string clause) =>
        ReadName(Titled().Match(clause));

    private static string? ReadStated(string clause) =>
        clause.EndsWith(" speaking", StringComparison.Ordinal) ? null : ReadName(Name().Match(clause));

    // A word of calls about tables is no name: "under the window".
    private static string? ReadName(Match found) =>
        found.Success && found.Groups["name"].Value is var name && !AgeGroup().IsMatch(name) && !EnglishVocabulary.Knows(name, FrozenSet<string>.Empty)
            && !EnglishAsides.IsAside(name)
            ? name
            : null;

    // "Under twelves eat free."
    [GeneratedRegex("^(?:fives|sixes|sevens|eights|tens|twelves|[a-z]+teens)$")]
    private static partial Regex AgeGroup();

    [GeneratedRegex(@"\b(?:mr|mrs|ms|miss) (?<name>[a-z']{3,})\b")]
    private static partial Regex Titled();

    [GeneratedRegex(@"^(?:mr|mrs|ms|miss) [a-z']{3,}$")]
    private static partial Regex TitleOnly();

    [GeneratedRegex(@"\b(?:under|in the name of|coming up as|(?:down|booked|in|got (?:you|it)) (?:as|for)(?= (?!a\b|the\b))"
        + @"|(?:for|have|got|see|down|booked|party of|is|as)(?: a| the)? (?:mr|mrs|ms|miss))"
        + @"(?: mr| mrs| ms)? (?<name>[a-z']{3,})\b")]
    private static partial Regex Name();
}
