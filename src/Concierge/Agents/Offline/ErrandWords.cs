using System.Text.RegularExpressions;

namespace Concierge.Agents.Offline;

/// <summary>What a sentence points at: a booking that exists, or something new.</summary>
internal sealed partial record ErrandWords
{
    /// <summary>Whether a booking is spoken of that exists already: "my table", "move the booking".</summary>
    public bool Existing { get; private init; }

    /// <summary>Whether it begins something new: "book …", "find …".</summary>
    public bool Anew { get; private init; }

    /// <summary>Whether a restaurant that is closed now is to be called when it opens.</summary>
    public bool WhenOpen { get; private init; }

    /// <summary>Whether it is to be done all the same.</summary>
    public bool AllTheSame { get; private init; }

    /// <summary>Reads a sentence.</summary>
    public static ErrandWords Read(string sentence) => new()
    {
        Existing = ExistingBooking().IsMatch(sentence),
        Anew = Beginning().IsMatch(sentence),
        WhenOpen = OpeningWishes.WantsCallWhenOpen(sentence),
        AllTheSame = OpeningWishes.Insists(sentence),
    };

    [GeneratedRegex(@"\b(?:my|our|existing)\s+(?:\w+\s+){0,2}?(?:table|booking|reservation)\b|\b(?:change|move|switch|rebook|reschedule|shift|push|alter|amend|cancel)\s+(?:[\w']+\s+){0,3}?(?:booking|reservation|table)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ExistingBooking();

    [GeneratedRegex(@"^\W*(?:(?:please|and|also|now|then|can\s+you|could\s+you|i(?:'d|\s+would)\s+like\s+to|i\s+want\s+to|i\s+need\s+to)\s+)*(?:book|reserve|find|get|i\s+need|i\s+want)\b(?!\s+(?:it|that|there)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();
}
