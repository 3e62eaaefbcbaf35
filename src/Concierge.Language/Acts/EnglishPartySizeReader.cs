namespace Concierge.Language.Acts;

/// <summary>Reads a number of people at a place in the words of a clause.</summary>
internal static class EnglishPartySizeReader
{
    private const int MaxPartySize = 60;

    private static readonly HashSet<string> People =
        ["people", "persons", "person", "guests", "covers", "cover", "pax", "diners", "seats", "seat", "heads", "top"];
    private static readonly HashSet<string> Tables = ["table", "party", "booking", "reservation", "group", "parties", "tables"];
    private static readonly HashSet<string> Meals = ["dinner", "lunch", "brunch", "breakfast", "tea", "supper"];

    // A number with one of these is neither a number of people nor a time.
    private static readonly HashSet<string> Units =
    [
        "pounds", "pound", "dollars", "dollar", "bucks", "euros", "euro", "quid", "percent", "per", "each", "minutes", "minute", "hours", "hour", "weeks",
        "week",
        "days", "months", "second", "seconds", "moment", "sec", "kids", "children", "adults", "tables", "courses", "course", "nights", "times", "left", "l",
        "s",
        "others", "extra", "stars", "miles", "street", "floors",
    ];

    /// <summary>Reads a number that begins at a word.</summary>
    /// <returns>
    /// The number, how many words it has, and whether it may as well be a time; <see langword="null"/> if no number of people begins there.
    /// </returns>
    public static (int Size, int Length, bool MayBeTime)? Read(IReadOnlyList<string> words, int at)
    {
        if (EnglishNumberReader.Read(words, at) is not { Value: >= 1 and <= MaxPartySize } number)
        {
            return null;
        }

        var (next, afterNext) = (Get(words, at + number.Length), Get(words, at + number.Length + 1));
        var (before, twoBefore) = (Get(words, at - 1), Get(words, at - 2));
        if (Units.Contains(next ?? "")
            || before is "per" or "table" or "number" or "line" or "press" or "option" or "extension" or "$" or "£" or "€" or "room" or "gate" or "floor")
        {
            return null;
        }

        // "That one", "one of us", "the one at six": no number of people.
        if (number is { Value: 1, Length: 1 } && words.Count > 1 && !People.Contains(next ?? "")
            && !((before is "for" or "just" or "only" || (before == "the" && twoBefore is "just" or "only")) && next is null or "at" or "on" or "please"))
        {
            return null;
        }

        if (People.Contains(next ?? "") || (next == "of" && afterNext is "us" or "you" or "ye") || (next == "in" && afterNext is "all" or "total")
            || next is "altogether" or "total" || (next is "are" or "is" && afterNext is "confirmed" or "booked" or "in" or "down")
            || (before is "for" or "of" && Tables.Contains(twoBefore ?? ""))
            || (next == "for" && Meals.Contains(afterNext ?? ""))
            || (next == "at" && EnglishTimeReader.Read(words, at + number.Length + 1) is not null && before is not ("at" or "past" or "to" or "half")))
        {
            return (number.Value, number.Length, MayBeTime: false);
        }

        var isAlone = words.Count == number.Length || (words.Count == number.Length + 1 && words[0] == "and")
            || (words.Count == number.Length + 1 && words[^1] == "?");
        return isAlone
            || before is "for" or "just" or "only" or "as" or "with" or "to" or "be" or "now" or "that's" or "makes" or "you're" or "we're" or "ye're"
            || (before == "it" && twoBefore == "make")
            || next is "on" or "for" or "is" or "works" or "came" or "suits"
            || (at == 0 && next is "right" or "righto" or "okay" or "ok" or "alright" or "yes" or "then" or "sir" or "madam")
            || (before == "and" && next == "at")
            || (before == "and" && EnglishNumberReader.Read([twoBefore ?? ""], 0) is not null)
            || (before == "are" && twoBefore is "we" or "you" or "ye")
            || (EnglishDateReader.IsDayWord(before) && next is not ("or" or "to"))
            || (EnglishDateReader.IsDayWord(next) && before is not ("at" or "past" or "to" or "half"))
            ? (number.Value, number.Length, MayBeTime: true)
            : null;
    }

    private static string? Get(IReadOnlyList<string> words, int at) => at >= 0 && at < words.Count ? words[at] : null;
}
