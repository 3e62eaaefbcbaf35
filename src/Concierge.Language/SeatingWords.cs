using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Takes what a person says will do about where they sit; a place that they simply want is a wish.</summary>
internal static class SeatingWords
{
    private const string Place =
        @"(?:(?:(?:sitting|seated|a\s+table|a\s+seat|seats|tables)\s+)?(?:inside|outside|indoors?|outdoors?|(?:(?:at|on|in|by|near)\s+)?(?-i:the|a)\s+(?-i:bar|counter|terrace|patio|balcony|garden|rooftop|booth|high\s+table|communal\s+table|window))(?:\s+(?:seating|seats?|tables?))?)";

    private const string Fine =
        @"(?:(?:is|are|would\s+be|will\s+be)\s+|'s\s+)(?:also\s+|both\s+|just\s+as\s+|equally\s+|perfectly\s+|totally\s+)*(?:fine|ok|okay|good|alright|all\s+right|no\s+problem|acceptable)|(?:would|will)\s+(?:also\s+|both\s+)?(?:do|work)|works?";

    /// <summary>Takes the words; <see langword="null"/> when there are none.</summary>
    public static string? Read(MaskedText text)
    {
        var said = new[] { text.Take(PreferredThenAllowed()), text.Take(Either()), text.Take(Anywhere()) }.Concat(text.TakeAll(Allowed()))
            .OfType<Match>()
            .OrderBy(match => match.Index)
            .Select(match => (match.Groups["s"].Success ? match.Groups["s"].Value : match.Value).Trim(' ', ',', '.'))
            .ToList();
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    private static Regex? _preferredThenAllowed;

    private static Regex PreferredThenAllowed() => _preferredThenAllowed ??= new(@"(?:\b(?:preferably|ideally)\s+)?\b" + Place + @"\s+(?:if\s+(?:possible|you\s+can|available|they\s+can)|preferred|preferably|ideally)\s*[,;-]?\s*(?:(?:but|and|or|otherwise)\s+)*" + Place + @"(?:\s+(?:" + Fine + @"|otherwise|if\s+not))?(?:\s+(?:too|as\s+well|also))?"
        + @"|\b(?:preferably|ideally)\s+" + Place + @"\s*,?\s*(?:(?:but|and|or|otherwise)\s+)+" + Place + @"(?:\s+(?:" + Fine + @"))?(?:\s+(?:too|as\s+well|also))?", RegexOptions.IgnoreCase);

    private static Regex? _either;

    private static Regex Either() => _either ??= new(@"\b(?:either\s+)?(?<s>" + Place + @"\s*(?:,?\s*or|/)\s*(?:else\s+)?" + Place + @")\b(?:\s*,?\s*(?:(?:both|either)\s+)?(?:" + Fine + @"|we\s+don'?t\s+mind|i\s+don'?t\s+mind|no\s+preference|doesn'?t\s+matter|either\s+way)(?:\s+(?:too|with\s+(?:me|us)|by\s+(?:me|us)|for\s+(?:me|us)))?)?", RegexOptions.IgnoreCase);

    private static Regex? _anywhere;

    private static Regex Anywhere() => _anywhere ??= new(@"\b(?:(?<s>(?:sit(?:ting)?\s+)?anywhere)\s+(?:" + Fine + @")|(?:we|i)\s+(?:can|will|could|don'?t\s+mind)\s+sit(?:ting)?\s+(?<s>anywhere)|seat\s+us\s+(?<s>anywhere)|(?<s>any\s+(?:table|seats?|seating))\s+(?:" + Fine + @"))\b", RegexOptions.IgnoreCase);

    private static Regex? _allowed;

    private static Regex Allowed() => _allowed ??= new(@"\b" + Place + @"\s+(?:" + Fine + @")(?:\s+(?:too|as\s+well|also))?\b|\b(?:(?:we|i)\s+don'?t\s+mind|happy\s+(?:to\s+sit|sitting|with))\s+(?:sitting\s+)?" + Place + @"\b", RegexOptions.IgnoreCase);
}
