using System.Text.RegularExpressions;
using NodaTime;

namespace Concierge.Language;

/// <summary>Splits a message that asks for two tables into two requests.</summary>
internal static partial class BookingSplitter
{
    // A longer message is no list of bookings.
    private const int MaxLength = 600;

    /// <summary>Returns the requests in the order of the message with their positions; one if it contains no more.</summary>
    /// <param name="sentence">The guest's words.</param>
    /// <param name="now">The local time.</param>
    public static IReadOnlyList<(int Start, ParsedRequest Parsed)> Split(string sentence, LocalDateTime now)
    {
        if (sentence.Length <= MaxLength && Times().Count(sentence) > 1 && !Alternatives().IsMatch(sentence))
        {
            foreach (Match boundary in Boundary().Matches(sentence))
            {
                var (start, first) = (boundary.Index + boundary.Length, RequestParser.Parse(sentence[..boundary.Index], now, []));
                var second = RequestParser.Parse(sentence[start..], now, []);
                if (IsBooking(first) && IsBooking(second) && AreSeparate(first, second))
                {
                    return [(0, first), (start, Complete(second, first))];
                }
            }
        }

        return [(0, new ParsedRequest())];
    }

    private static bool IsBooking(ParsedRequest parsed) =>
        parsed.Restaurant is not null && (parsed.Time is not null || parsed.PossibleTimes.Count > 0) && (parsed.Date is not null
            || parsed.PartySize is not null)
        && parsed.PresentDate is null && parsed.PresentTime is null;

    private static bool AreSeparate(ParsedRequest first, ParsedRequest second) =>
        (first.Date, first.Time, first.Restaurant) != (second.Date, second.Time, second.Restaurant)
        && (second.Date is not null || second.PartySize is not null) && (first.Date ?? second.Date) is not null;

    private static ParsedRequest Complete(ParsedRequest second, ParsedRequest first) => second with
    {
        Date = second.Date ?? first.Date,
        PartySize = second.PartySize ?? (second.Questions.ContainsKey(BookingField.PartySize) ? null : first.PartySize),
    };

    // Something that reads like a time of day.
    [GeneratedRegex(@"\b(?:\d{1,2}[:.]\d\d|\d{1,2}\s*[ap]m|(?:at|half|past|to)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
        + @"|twelve)|noon|\d{4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Times();

    [GeneratedRegex(@"\b(?:or|otherwise|instead|else|if|failing|alternatively|change|move|no,)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"(?:[;.]\s+|,\s+)(?:(?:and|then|also|plus)\s+)*|\s+(?:and|then|plus)\s+(?:also\s+|then\s+)*", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();
}
