using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises questions about existing bookings.</summary>
internal static class BookingListParser
{
    /// <summary>Returns <see cref="GuestIntents.ListBookings"/> or <see cref="GuestIntents.None"/>.</summary>
    public static GuestIntents Parse(string sentence) => Asked.IsMatch(sentence) ? GuestIntents.ListBookings : GuestIntents.None;

    // "upcoming bookings", "reservation", "confirmation code"
    private const string Bookings =
        """
        (?:(?:upcoming|existing|current|next|other|future|past|open)\s+)*(?:
            bookings?|reservations?|tables?|dinner
          | confirmation\s+(?:number|code)s?
        )
        """;

    private static Regex Asked { get; } = new(
        $$"""
          # "what have I booked"
          \bwhat\s+(?:have|did)\s+(?:i|we)\s+(?:book|reserve)(?:ed|d)?\b
          # "which bookings do I have"
        | \b(?:what|which)\s+{{Bookings}}\s+(?:do|have)\s+(?:i|we)\b
          # "show me my bookings"
        | \b(?:show|list|see|view|check|tell)\s+(?:me\s+|us\s+)?(?:all\s+)?(?:of\s+)?(?:about\s+)?(?:my|our|the)\s+
          {{Bookings}}\b(?!\s+(?:for|at)\s+\d)
          # "do I have any …", "have we got a table"
        | \b(?:do|did|have)\s+(?:i|we)\s+(?:have|got|get|book(?:ed)?|reserved?)\s+
          (?:any|anything|something|a\s+(?:table|booking|reservation))\b
          # "when is my reservation"
        | \b(?:what|where|when|what\s+time)(?:'s|\s+is|\s+was|\s+are)\s+(?:my|our)\s+{{Bookings}}
          # "did you book …"
        | \bdid\s+you\s+(?:already\s+|manage\s+to\s+)?(?:book|reserve|get\s+us\s+in)\b
          # "are we still on"
        | \b(?:are|is)\s+(?:we|it|that)\s+still\s+on\b
          # "list of my bookings"
        | \blist\s+of\s+(?:my|our)\s+{{Bookings}}
          # "what do we have booked"
        | \bwhat\s+do\s+(?:i|we)\s+have\s+(?:booked|coming|on)\b
          # "where are we eating"
        | \b(?:where|when|what\s+time)\s+(?:are|am|do)\s+(?:we|i)\s+(?:eating|booked|going|dining|eat)\b
          # "any bookings?" as a whole sentence
        | ^\W*(?:any|my|list|all)\s+{{Bookings}}\W*$
          # "is my table confirmed"
        | \b(?:is|are)\s+(?:my|our)\s+{{Bookings}}\s+(?:still\s+)?(?:confirmed|booked|on|ok|okay)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
