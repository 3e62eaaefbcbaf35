using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>A pattern of words that name days, and the reading of its matches.</summary>
/// <param name="Pattern">Matches the words.</param>
/// <param name="Read">Returns what a match means on the current date at the restaurant.</param>
internal sealed record DateRule(Regex Pattern, Func<Match, LocalDate, DateReading> Read)
{
    /// <summary>Creates a rule from a pattern that ignores case and white space.</summary>
    public DateRule(string pattern, Func<Match, LocalDate, DateReading> read)
        : this(new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace), read)
    {
    }
}
