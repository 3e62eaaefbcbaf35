namespace Concierge.Tests.Language;

/// <summary>Creates random sentences from words of booking requests. A seed makes them reproducible.</summary>
internal static class RandomSentenceGenerator
{
    private static readonly string[] Words =
    [
        "book", "table", "Luigi's", "for", "4", "four", "of us", "people", "tomorrow", "tonight", "today", "on", "Friday", "next", "this",
        "weekend", "week", "the", "3rd", "31st", "of", "December", "Feb", "29", "30",
        "at", "7", "7pm", "half", "past", "quarter", "to", "noon", "midnight", "between", "and", "8", "or", "not", "no", "sorry",
        "actually", "instead", "make it", "move", "it", "from", "cancel", "my", "booking", "BK472",
        "if", "full", "otherwise", "Da Mario", "the Blue Fig", "a", "window seat", "vegan", "in", "two", "weeks", "days", "month", "any",
        "evening", "except", "Monday", "about", "after", "before", "work", "+49 7531 12345",
        "find", "Italian", "place", "Konstanz", "cheap", "one", "more", "less", "later", "earlier", "hour", "minutes", "half an hour",
        "under", "the name", "Smith", "?", ",", ".", "!", "\n", "😀", "é", "3/4", "24.12.", "2027-02-30",
        "12", "0", "99", "1000", "me", "wife", "kids", "adults", "Easter", "Monday", "NYE", "fortnight", "day after", "end of", "first",
        "second one", "cheaper one", "there", "that one", "'", "-", "/", ":", "¦", "€", "NaN",
    ];

    /// <summary>Creates a sentence of up to 24 words.</summary>
    public static string Create(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, random.Next(1, 25)).Select(_ => Words[random.Next(Words.Length)]));
    }
}
