using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>The cues in a message: whether it refers to an existing booking or starts a new request.</summary>
internal sealed partial record RequestCues
{
    /// <summary>Whether the message refers to an existing booking: "my table", "move the booking".</summary>
    public bool RefersToExistingBooking { get; private init; }

    /// <summary>Whether the message starts a new request: "book …", "find …".</summary>
    public bool StartsNewRequest { get; private init; }

    /// <summary>Whether to call a closed restaurant when it opens.</summary>
    public bool CallWhenOpen { get; private init; }

    /// <summary>Whether the guest insists ("anyway").</summary>
    public bool Insists { get; private init; }

    /// <summary>A message without cues.</summary>
    public static RequestCues None { get; } = new();

    /// <summary>
    /// Whether the number asked about is the guest's own ("it's mine") or the restaurant's; <see langword="null"/> if the message does not say.
    /// </summary>
    public bool? NumberIsGuests { get; private init; }

    /// <summary>Parses a message.</summary>
    public static RequestCues Parse(string sentence) => new()
    {
        RefersToExistingBooking = ExistingBooking().IsMatch(sentence),
        StartsNewRequest = NewRequest().IsMatch(sentence),
        CallWhenOpen = ClosedRestaurantReplyParser.WantsCallWhenOpen(sentence),
        Insists = ClosedRestaurantReplyParser.Insists(sentence),
        NumberIsGuests = Mine().IsMatch(sentence) ? true : Theirs().IsMatch(sentence) ? false : null,
    };

    [GeneratedRegex(@"\b(?:mine|my\s+(?:own|number|mobile|phone)|me|own)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Mine();

    [GeneratedRegex(@"\b(?:theirs?|the\s+restaurant(?:'?s)?|call\s+(?:it|there|them|that)|instead)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Theirs();

    [GeneratedRegex(
        """
        # "my table", "our Friday booking"
        \b(?:my|our|existing)\s+(?:\w+\s+){0,2}?(?:table|booking|reservation)\b

        # "move the booking"
        |\b(?:change|move|switch|rebook|reschedule|shift|push|alter|amend|cancel)\s+(?:[\w']+\s+){0,3}?(?:booking|reservation|table|one)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ExistingBooking();

    [GeneratedRegex(
        """
        ^\W*(?:(?:please|and|also|now|then|can\s+you|could\s+you|i(?:'d|\s+would)\s+like\s+to|i\s+want\s+to|i\s+need\s+to)\s+)*
        (?:book|reserve|find|get|i\s+need|i\s+want)\b
        # "Book it" accepts what was offered.
        (?!\s+(?:it|that|there)\b)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NewRequest();
}
