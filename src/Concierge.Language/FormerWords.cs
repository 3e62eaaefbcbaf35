using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Takes the day and time of the booking that is to be changed: "move my Friday table to Saturday", "from 7 to 8".</summary>
internal static class FormerWords
{
    /// <summary>Takes the words.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="now">The local time it was said at.</param>
    public static FormerReading Read(MaskedText text, LocalDateTime now)
    {
        if (!Moves().IsMatch(text.Rest))
        {
            return new FormerReading(null, null);
        }

        var match = FromTo().Match(text.Rest);
        match = match.Success ? match : NamedBooking().Match(text.Rest);
        if (!match.Success)
        {
            return new FormerReading(null, null);
        }

        // Read apart from the rest, so that the new day is not taken for a correction of the old one.
        var words = match.Groups["was"];
        var former = new MaskedText(words.Value);
        var date = DateWords.Read(former, now.Date);
        var time = TimeWords.Read(former, expected: true);
        for (var i = 0; i < words.Length; i++)
        {
            if (former.Rest[i] == MaskedText.Taken)
            {
                text.Take(words.Index + i, 1);
            }
        }

        return new FormerReading(date?.Date ?? (date is { Options: [var first, ..] } ? first : null), time?.Time);
    }

    private static Regex? _moves;

    private static Regex Moves() => _moves ??= new(@"\b(?:change|chang(?:e|ing)|move|moving|switch|shift|reschedule|postpone|push|bring|swap|alter)\b", RegexOptions.IgnoreCase);

    private static Regex? _fromTo;

    private static Regex FromTo() => _fromTo ??= new(@"\bfrom\s+(?<was>[^.;]{1,40}?)\s+to\s+(?=\S)", RegexOptions.IgnoreCase);

    private static Regex? _namedBooking;

    private static Regex NamedBooking() => _namedBooking ??= new(@"\b(?<was>(?:\w+day|tonight|tomorrow)'s)\s+(?:table|booking|reservation|dinner|lunch)\b(?=.*\bto\b)|\b(?:my|our|the|that)\s+(?<was>(?:(?!to\b|for\b|at\b)[\w:'.]+\s+){1,4}?)(?:tables?|bookings?|reservations?|dinner|lunch)\b(?=.*\bto\b|.*\binstead\b|.*\b(?:forward|back|later|earlier)\b)|\b(?:table|booking|reservation|dinner|lunch)\b(?<was>[^.;]{3,50}?)\s+(?:to|instead)\s+(?=\S)", RegexOptions.IgnoreCase);
}

/// <summary>When the booking is that is to be changed.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Time">Its time.</param>
internal sealed record FormerReading(LocalDate? Date, LocalTime? Time);
