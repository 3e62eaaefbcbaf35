using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Recognises questions about the bookings that exist.</summary>
internal static class ListWords
{
    /// <summary><see cref="Intents.ListBookings"/>, or none.</summary>
    public static Intents Read(string sentence) => Asked().IsMatch(sentence) ? Intents.ListBookings : Intents.None;

    private const string Bookings = @"(?:(?:upcoming|existing|current|next|other|future|past|open)\s+)*(?:bookings?|reservations?|tables?|dinner|confirmation\s+(?:number|code)s?)";

    private static Regex? _asked;

    private static Regex Asked() => _asked ??= new(@"\bwhat\s+(?:have|did)\s+(?:i|we)\s+(?:book|reserve)(?:ed|d)?\b|\b(?:what|which)\s+" + Bookings + @"\s+(?:do|have)\s+(?:i|we)\b"
        + @"|\b(?:show|list|see|view|check|tell)\s+(?:me\s+|us\s+)?(?:all\s+)?(?:of\s+)?(?:about\s+)?(?:my|our|the)\s+" + Bookings + @"\b(?!\s+(?:for|at)\s+\d)"
        + @"|\b(?:do|did|have)\s+(?:i|we)\s+(?:have|got|get|book(?:ed)?|reserved?)\s+(?:any|anything|something|a\s+(?:table|booking|reservation))\b|\b(?:what|where|when|what\s+time)(?:'s|\s+is|\s+was|\s+are)\s+(?:my|our)\s+" + Bookings
        + @"|\bdid\s+you\s+(?:already\s+|manage\s+to\s+)?(?:book|reserve|get\s+us\s+in)\b|\b(?:are|is)\s+(?:we|it|that)\s+still\s+on\b|\blist\s+of\s+(?:my|our)\s+" + Bookings + @"|\bwhat\s+do\s+(?:i|we)\s+have\s+(?:booked|coming|on)\b|\b(?:where|when|what\s+time)\s+(?:are|am|do)\s+(?:we|i)\s+(?:eating|booked|going|dining|eat)\b|^\W*(?:any|my|list|all)\s+" + Bookings + @"\W*$|\b(?:is|are)\s+(?:my|our)\s+" + Bookings + @"\s+(?:still\s+)?(?:confirmed|booked|on|ok|okay)\b", RegexOptions.IgnoreCase);
}
