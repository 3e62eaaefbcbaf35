using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Parses the present day and time of a booking that the guest wants to change: "move my Friday table to Saturday", "from 7 to 8".</summary>
internal static partial class PresentBookingParser
{
    /// <summary>Takes the present day and time out of the text.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="now">The current local time at the restaurant.</param>
    public static PresentBooking Parse(MaskedText text, LocalDateTime now)
    {
        if (!Moves().IsMatch(text.Remaining))
        {
            return new PresentBooking(null, null);
        }

        var match = FromTo().Match(text.Remaining);
        match = match.Success ? match : NamedBooking.Match(text.Remaining);
        if (!match.Success)
        {
            return new PresentBooking(null, null);
        }

        // A separate text: otherwise the new day looks like a correction of the present one.
        var words = match.Groups["was"];
        var former = new MaskedText(words.Value);
        var date = DateParser.Parse(former, now.Date);
        var time = TimeParser.Parse(former, expected: true);
        for (var i = 0; i < words.Length; i++)
        {
            if (former.Remaining[i] == MaskedText.Mask)
            {
                text.Take(words.Index + i, 1);
            }
        }

        return new PresentBooking(date?.Date ?? (date is { Options: [var first, ..] } ? first : null), time?.Time);
    }

    [GeneratedRegex(
        """
        \b(?:change|chang(?:e|ing)|move|moving|switch|shift|reschedule|postpone|push|bring|swap|alter)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Moves();

    // "from Friday at 7 to …"
    [GeneratedRegex(@"\bfrom\s+(?<was>[^.;]{1,40}?)\s+to\s+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex FromTo();

    private static Regex NamedBooking { get; } = new(
        """
          # "Friday's table … to …"
          \b(?<was>(?:\w+day|tonight|tomorrow)'s)\s+(?:table|booking|reservation|dinner|lunch)\b(?=.*\bto\b)
          # "my 7pm table … to …", "our Friday booking … later"
        | \b(?:my|our|the|that)\s+(?<was>(?:(?!to\b|for\b|at\b)[\w:'.]+\s+){1,4}?)
          (?:tables?|bookings?|reservations?|dinner|lunch)\b
          (?=.*\bto\b|.*\binstead\b|.*\b(?:forward|back|later|earlier)\b)
          # "the table on Friday at 7 to …"
        | \b(?:table|booking|reservation|dinner|lunch)\b(?<was>[^.;]{3,50}?)\s+(?:to|instead)\s+(?=\S)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
