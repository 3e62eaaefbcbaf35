using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises times that belong to something else than the table: a train, a meeting, a concert.</summary>
internal static partial class OtherEventTimes
{
    /// <summary>Removes the times of other events, if a time for the table remains.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="readings">The times with their positions.</param>
    public static void Remove(string sentence, List<ParsedValue<TimeReading>> readings)
    {
        var others = readings.FindAll(reading => Event().IsMatch(sentence[..reading.Index]) || News().IsMatch(sentence[reading.End..]));
        if (others.Count < readings.Count)
        {
            readings.RemoveAll(others.Contains);
        }
    }

    [GeneratedRegex(
        """
        \b(?:
            lands?|landing|arriv(?:es?|ing|al)|gets?\s+in|leav(?:es?|ing)|departs?|ends?|starts?|begins?|finish(?:es)?|kicks?\s+off|closes?
          | runs?|curtain|sunset|doors
          | (?:train|flight|plane|bus|ferry|meeting|lecture|concert|show|film|movie|match|game|appointment|class|service|ceremony|wedding
              |funeral|train's|concert's|curtain's|show's|film's|match's)(?:\s+(?:in|home|there|back))?
        )
        \s*(?:is|are|up)?\s*(?:(?:till|until|to|at|about|around|by)\s+)*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Event();

    [GeneratedRegex(@"^\s*(?:news|train|flight|bus|ferry|meeting|show|film|appointment)\b", RegexOptions.IgnoreCase)]
    private static partial Regex News();
}
