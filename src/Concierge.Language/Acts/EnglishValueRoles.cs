namespace Concierge.Language.Acts;

/// <summary>Tells what a value in a clause is said of, from the words around it.</summary>
internal static class EnglishValueRoles
{
    private const int WordsBefore = 3;
    private const int WordsAfter = 3;

    // A value after one of these is not the table's: "until ten", "from six", "over eight", "last orders at nine".
    private static readonly HashSet<string> OtherBefore = new(StringComparer.Ordinal)
    {
        "until", "till", "til", "close", "closes", "closing", "open", "opens", "opened", "opening", "from", "kitchen", "usually", "normally",
        "orders", "every", "was", "were", "yesterday", "since", "before", "after", "last", "corkage", "parking", "between",
        "serving", "serve", "stop", "comes", "costs", "cost", "price", "roasts", "mains", "starts", "start", "back",
    };

    // A time or a number after one of these is another thing's. A day after it may be the table's: "the tasting menu on wednesday".
    private static readonly HashSet<string> ThingsBefore = new(StringComparer.Ordinal) { "band", "music", "quiz", "menu", "wedding" };

    // Words after which a value belongs to what they begin.
    private static readonly HashSet<string> Beginnings = new(StringComparer.Ordinal)
    {
        "so", "that's", "it's", "you", "you're", "your", "ye", "and", "but", "i", "i've", "i'll", "we", "we've", "have", "for",
        "table", "booking", "okay", "yes",
    };

    // A value after one of these is turned down: "not sunday", "instead of seven", "shut on monday".
    private static readonly HashSet<string> DeclinedBefore = new(StringComparer.Ordinal)
    {
        "not", "isn't", "instead", "rather", "than", "except", "don't", "can't", "cannot", "nothing", "closed", "shut",
    };

    // Directly before a value: a limit, no value of the table.
    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal)
    {
        "over", "above", "under", "below", "within", "than", "least", "most", "maximum", "minimum", "hundred", "twelves", "up",
    };

    // A value before one of these was turned down: "half eight is gone".
    private static readonly HashSet<string> DeclinedAfter = new(StringComparer.Ordinal)
    {
        "full", "gone", "taken", "closed", "packed", "out", "isn't", "aren't", "can't", "won't", "impossible", "unavailable", "shut", "busy", "no", "not",
    };

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal)
    {
        "minutes", "hours", "pounds", "dollars", "bucks", "euros", "percent",
    };

    /// <summary>Reads the role of a value.</summary>
    /// <param name="words">The words of the clause.</param>
    /// <param name="start">The place of its first word.</param>
    /// <param name="end">The place after its last word.</param>
    /// <param name="isDay">Whether it is a day.</param>
    /// <param name="ownWords">The words of this call; <see langword="null"/> if a word that is not known beside the value means nothing.</param>
    public static EnglishValueRole Read(IReadOnlyList<string> words, int start, int end, bool isDay, IReadOnlySet<string>? ownWords)
    {
        if (IsLimit(words, start, end) || (isDay && IsDeadline(words, start)))
        {
            return EnglishValueRole.None;
        }

        var isUnknownThing = isDay && ownWords is not null && end < words.Count && IsUnknown(words, end, ownWords);
        var isOpen = true;
        for (var at = start - 1; at >= Math.Max(0, start - WordsBefore); at--)
        {
            if (OtherBefore.Contains(words[at]) || (!isDay && ThingsBefore.Contains(words[at])))
            {
                return EnglishValueRole.None;
            }

            if (DeclinedBefore.Contains(words[at]))
            {
                // "Closed mondays, not tuesdays": a day that is no closed day is not turned down.
                var isNegatedTwice = words[at] == "not" && words.Take(at).Any(word => word is "closed" or "shut" or "full" or "close");
                return isNegatedTwice ? EnglishValueRole.None : EnglishValueRole.Declined;
            }

            isOpen &= !Beginnings.Contains(words[at]);
            isUnknownThing |= isOpen && ownWords is not null && IsUnknown(words, at, ownWords);
        }

        return ReadAfter(words, end) ?? (isUnknownThing ? EnglishValueRole.OtherThing : EnglishValueRole.Table);
    }

    private static bool IsUnknown(IReadOnlyList<string> words, int at, IReadOnlySet<string> ownWords) =>
        words[at].Length > 2 && !ownWords.Contains(words[at]) && !EnglishVocabulary.Knows(words[at]) && !EnglishDetector.IsCommon(words[at])
            && !EnglishNumberReader.IsNumber(words, at);

    // "Over six", "nine and up", "a hundred and fifty", "eight to ten".
    private static bool IsLimit(IReadOnlyList<string> words, int start, int end)
    {
        var before = Get(words, start - 1);
        var isAfterTo = before == "to" && Get(words, start - 2) is "up" or "down";
        var isHundred = before == "and" && Get(words, start - 2) == "hundred";
        var isOpenEnded = Get(words, end) is "and" or "or" && Get(words, end + 1) is "up" or "over" or "above" or "more" or "under" or "below" or "fewer";
        return isAfterTo || isHundred || isOpenEnded || Get(words, end) == "hundred" || before is "sixty" or "seventy" or "eighty" or "ninety"
            || (before is not null && before != "up" && Limits.Contains(before));
    }

    // "By thursday", "by next friday".
    private static bool IsDeadline(IReadOnlyList<string> words, int start) =>
        Get(words, start - 1) == "by" || (Get(words, start - 1) is "the" or "this" or "next" && Get(words, start - 2) == "by");

    // Only directly, or after "is": "sunday is full", but not "sunday at seven is full".
    private static EnglishValueRole? ReadAfter(IReadOnlyList<string> words, int end)
    {
        for (var at = end; at < Math.Min(words.Count, end + WordsAfter); at++)
        {
            // "At seven we're not eight any more": the negative is about what follows.
            var isNegative = words[at] is "no" or "not";
            if (DeclinedAfter.Contains(words[at]) && !(isNegative && at > end && words[at - 1] is not ("is" or "are" or "it's")))
            {
                return EnglishValueRole.Declined;
            }

            if (Units.Contains(words[at]))
            {
                return EnglishValueRole.None;
            }

            if (words[at] is not ("is" or "are" or "i" or "we" or "already" or "all" or "i'm" or "we're" or "it's"))
            {
                return null;
            }
        }

        return null;
    }

    private static string? Get(IReadOnlyList<string> words, int at) => at >= 0 && at < words.Count ? words[at] : null;
}
