using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Parses preferences, in the guest's own words.</summary>
internal static partial class PreferenceParser
{
    /// <summary>Takes all preferences out of the text, separated by commas, or returns <see langword="null"/> if there is none.</summary>
    public static string? Parse(MaskedText text)
    {
        var preferences = text.TakeAll(Stated()).Concat(text.TakeAll(Known))
            .OrderBy(match => match.Index)
            .Select(match => (match.Groups["w"].Success ? match.Groups["w"].Value : match.Value).Trim(' ', ',', '.'))
            .Where(preference => preference.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return preferences.Count == 0 ? null : string.Join(", ", preferences);
    }

    // "special requests: a quiet table"
    [GeneratedRegex(
        """
        \b(?:special\s+requests?|wish(?:es)?|please\s+note|note)\s*(?::|is|are|that)\s*(?<w>[^.;!?¦]+)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Stated();

    // Preferences that need no introduction.
    private static Regex Known { get; } = new(
        """
        # no part of a name: "Mad Dog's"
        (?<!(?-i:\p{Lu}\p{Ll}[\p{L}']*)\s(?=(?-i:\p{Lu})))\b(?:not\s+)?(?:(?:a|an|the|our|one|two|three|four|some|\d)\s+)?
        (?:(?:nice|good|small|big|large|quiet|romantic|cozy|cosy)\s+)*(?:
            # window
            window\s+(?:seats?|table|spot)
          | (?:by|near|next\s+to|close\s+to|at)\s+(?:the|a)\s+(?:window|fireplace|bar)
            # high chairs, prams and wheelchairs
          | high\s?-?chairs?
          | booster\s+seats?
          | room\s+for\s+a\s+(?:pram|stroller|pushchair|wheelchair)
          | (?:(?:my|our)\s+\w+\s+)?(?:uses|needs|is\s+in|in)\s+a\s+wheelchair
          | wheelchair\s+users?
          | wheelchair(?:\s+access(?:ible)?(?:\s+table)?)?
          | step[- ]free\s+access
            # diets
          | (?:of\s+(?:us|them)\s+(?:is|are)\s+)?(?:a\s+)?(?:
                vegans?|vegetarians?|coeliacs?|celiacs?|gluten[- ]free|dairy[- ]free|lactose[- ]intolerant|halal
              | kosher|pescatarians?
            )(?:\s+(?:options?|menu|person|guests?|meals?|food))?
            # inside or outside
          | (?<!(?-i:\p{Lu}\p{L}+)\s)(?:outdoor|outside|indoor|inside|terrace|patio|balcony|garden|rooftop)
            (?:\s+(?:seating|seats?|tables?))?(?:\s+(?:is|are)\s+not\s+\w+|\s+isn'?t\s+\w+)?
          | the\s+(?:bar|counter)\s+(?:is\s+not|isn'?t)\s+\w+
          | (?:on|in)\s+the\s+(?:terrace|patio|balcony|garden|rooftop)
            # quiet or private
          | (?:quiet|private|corner)\s+(?:table|corner|spot|place|area|room|booth)
          | (?:somewhere|a\s+bit\s+more|as)\s+(?:quiet|private|cosy|cozy|romantic)(?:\s+as\s+possible)?
            # size and position of the table
          | (?:round|big|large|long)\s+table
          | (?:away\s+from|not\s+(?:near|next\s+to|by))\s+the\s+(?:toilets?|kitchen|door|bar|entrance)
          | booth
          | non[- ]smoking
            # allergies
          | (?:nuts?|peanut|shellfish|dairy|seafood|gluten|fish|egg|milk|sesame)\s+allerg(?:y|ies)
          | (?:
                of\s+(?:us|them)\s+(?:is|are|has|have)\s+
              | i'?m\s+|i\s+am\s+|i\s+have\s+|we\s+have\s+
              | my\s+\w+(?:'s|\s+is|\s+has)\s+
            )?(?:an?\s+)?allerg(?:y|ic)\s+to\s+[\p{L}]+(?:\s+and\s+[\p{L}]+)?
            # views
          | (?:with\s+)?(?:a\s+)?(?:sea|lake|river|city|ocean|harbou?r|nice|good)?\s*view
            # occasions
          | (?:(?:it'?s|for|celebrating)\s+)?(?:my|our|his|her|a|the)?\s*(?:[\p{L}]+'s\s+)?
            (?:\d{1,2}(?:st|nd|rd|th)\s+)?(?:birthday|bday|b-day|(?:wedding\s+)?anniversary)
            (?:\s+(?:cake|party|dinner|celebration))?
          | (?:it'?s\s+)?(?:my|our|his|her)\s+(?:\p{L}+'s\s+)?\d{1,3}(?:st|nd|rd|th)
            (?!\s+(?:of\b|floor|choice|time))
            # dogs
          | (?:we(?:'ll|\s+will)?\s+(?:have|bring)\s+)?(?:a\s+)?(?:small\s+)?dog(?:[- ]friendly)?
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
