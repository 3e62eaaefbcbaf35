using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Takes how many more or fewer people will come than agreed before.</summary>
internal static class PartyChangeWords
{
    private const string N = @"(?<n>an?|another|" + NumberWords.Pattern + ")";
    private const string Who = @"(?:people|persons?|guests?|friends?|of\s+us|adults?|kids?|child(?:ren)?|seats?|places?|covers?|diners?|colleagues?)";

    /// <summary>Takes the words; <see langword="null"/> when there are none.</summary>
    public static int? Read(MaskedText text)
    {
        if (text.Take(Fewer()) is { } fewer)
        {
            return -Count(fewer);
        }

        return text.Take(More()) is { } more ? Count(more) : null;
    }

    private static int Count(Match match) => match.Groups["n"].Value.ToLowerInvariant() switch
    {
        "" or "a" or "an" or "another" => 1,
        var word => NumberWords.Value(word),
    };

    private static Regex? _fewer;

    private static Regex Fewer() => _fewer ??= new(@"\b" + N + @"\s+(?:fewer|less)(?:\s+" + Who + @")?\b(?!\s+than)|\b" + N + @"\s+of\s+(?:us|them)\s+(?:can'?t|cannot|won'?t|will\s+not|is\s+not|isn'?t|are\s+not|aren'?t|has|have|is|are|had)\s+(?:be\s+|to\s+)?(?:able\s+to\s+)?(?:com(?:e|ing)|make\s+it|making\s+it|cancel(?:led)?|dropped\s+out|drop\s+out|join(?:ing)?|ill|sick|out)\b|\b" + N + @"\s+(?:" + Who + @"\s+)?(?:(?:has|have)\s+)?(?:dropped\s+out|had\s+to\s+cancel)\b|\b(?:someone|somebody)\s+(?:(?:has|have)\s+)?(?:dropped\s+out|can'?t\s+(?:come|make\s+it)|isn'?t\s+coming)\b", RegexOptions.IgnoreCase);

    private static Regex? _more;

    private static Regex More() => _more ??= new(@"\b(?:(?:and|plus|there'?s|there\s+is|there\s+are|there\s+will\s+be|we(?:'re|\s+are)|we\s+(?:have|need)|add|for|with)\s+)?" + N + @"\s+(?:more|extra|additional)(?:\s+" + Who + @")?\b(?!\s+(?:time|try|thing|question|than|hour|minute|high))(?:\s+(?:is|are|will\s+be|wants?\s+to)\s+(?:coming|joining|come|join)(?:\s+us)?)?|\b(?:an\s+)?(?:extra|additional)\s+(?:person|guest|seat|place)\b|\badd\s+" + N + @"(?:\s+" + Who + @")?(?:\s+to\s+(?:it|that|us|the\s+(?:table|booking|reservation|party)|my\s+(?:booking|reservation)))?(?=\s*(?:$|[,.!?¦]|please))|\banother\s+(?:person|guest|friend)\b|\b(?:someone|somebody)\s+(?:else\s+)?(?:is\s+|'s\s+)(?:coming|joining)(?:\s+us|\s+too|\s+as\s+well)?\b|\b(?:\p{L}+(?:'s)?\s+)?\p{L}+(?:'s|\s+is)\s+(?:joining\s+us|coming\s+(?:too|along|as\s+well|with\s+us))(?:\s*,?\s*(?:too|so\s+add\s+one(?:\s+to\s+the\s+(?:booking|table|party))?|as\s+well))?\b|\b(?:plus|\+)\s*(?:1|one)\b(?!\s*\d)", RegexOptions.IgnoreCase);
}
