using System.Text.RegularExpressions;

namespace Concierge.Agents.Questions;

/// <summary>The patterns of a language model's questions that need no interrogative.</summary>
internal static partial class QuestionPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture;

    // The Greek question mark looks like a semicolon.
    [GeneratedRegex(@"[?？؟\u037E]\W*$|\p{IsGreek}\W*;\W*$|(か|까요|吗|呢)[。.]?\W*$", Options)]
    public static partial Regex Question { get; }

    [GeneratedRegex(
        """
          ^\W*((ok|okay|sure|great|certainly|of\s+course|then|and|so|first|also|just)\W+)*
          (please\s+)?(can\s+you\s+)?(tell|give|let\s+me\s+know|name|say|provide|share|specify|confirm|choose)\b
        | \bplease\s+(tell|give|let\s+me\s+know|name|say|provide|share|specify|confirm|choose)\b
        | \bI\s*('ll|\s+will|\s+just|\s+still|\s+only|\s+also)*\s+need\b
        | \bbitte\b.*\b(nennen|sagen|geben)\b | \b(nennen|sagen|geben)\s+Sie\b
        """,
        Options)]
    public static partial Regex Request { get; }

    [GeneratedRegex(
        """
        \b(shall|should|may|can|could)\s+I\s+(book|reserve|get|take|make)\b.*\b(there|at)\b
        | \b(want|like|wish)\s+(me\s+)?to\s+(book|reserve)\b.*\b(there|at)\b
        """,
        Options)]
    public static partial Regex BookThere { get; }

    [GeneratedRegex(
        """
        \b(shall|should|may|can|could)\s+(I|we)\s+(now\s+|then\s+|please\s+)?
          (call(?!\s+you)|ring|phone|telephone|try|retry|go\s+ahead|proceed|book|reserve|arrange|have\s+it\s+booked
          |make\s+the\s+(call|booking|reservation))\b
        | \b(want|like|wish|okay\s+for|ok\s+for)\s+me\s+to\s+(call|ring|phone|try|go\s+ahead|proceed|book|reserve|make)\b
        | \b(ready|okay|ok)\s+(for\s+me\s+)?to\s+(call|book|proceed)\b
        | \bsoll\s+ich\b.*\b(anrufen|reservieren|buchen|zusagen)\b
        """,
        Options)]
    public static partial Regex Call { get; }

    [GeneratedRegex(@"\b(what|how|anything)\b.*\b(chang(e|ed|ing)|different|modif(y|ied))\b|\bwas\b.*\b(ändern|anders)\b", Options)]
    public static partial Regex Change { get; }

    [GeneratedRegex(@"\b((tele)?phone|mobile|contact|callback)\s+number\b|\bcountry\s+code\b|\btelefonnummer\b|\bnuméro\s+de\s+téléphone\b", Options)]
    public static partial Regex PhoneNumber { get; }

    [GeneratedRegex(
        @"\b(inside|outside|indoors?|outdoors?|drinnen|draußen|dedans|dehors|dentro|fuera|binnen|buiten)\b", Options)]
    public static partial Regex Seating { get; }

    [GeneratedRegex(
        """
        \banything\s+(else|more|special)\b.*\b(know|tell|note|mention|pass|matters?|important|add|request|consider|about)\b
        | \b(preferences?|special\s+(requests?|wishes|occasion|needs)|allerg(y|ies|ic)|dietary|vegetarian|vegan
          |high\s*chair|wheelchair|stroller|pram|occasion)\b
        """,
        Options)]
    public static partial Regex Preferences { get; }

    [GeneratedRegex(@"\b(anything|what)\s+else\b|\b(can|may)\s+I\s+help\b|\bhow\s+(can|may)\s+I\s+help\b", Options)]
    public static partial Regex More { get; }

    [GeneratedRegex(
        """
        \b(right|correct|understand|richtig|korrekt|exact|correcto|giusto|klopt)\W*$
        | \b(is|was|did\s+I\s+get)\s+(that|this|it)\s+(right|correct)\b | よろしい
        """,
        Options)]
    public static partial Regex Agreement { get; }

    [GeneratedRegex(@"\bwhich\b|\bwelche[rsnm]?\b|\blequel\b|\blaquelle\b|\bcuál\b|\bquale\b|\bwelke\b|\bqual\b", Options)]
    public static partial Regex Choice { get; }

    [GeneratedRegex(@"\brestaurant\b(?!\s+(know|says?|said|has|is|was|calls?))", Options)]
    public static partial Regex RestaurantNoun { get; }

    [GeneratedRegex(
        """
        \b(number|count)\s+of\s+(people|guests|persons|diners|seats)\b | \bparty\s+size\b | \bsize\s+of\s+(the|your)\s+(party|group)\b
        | \banzahl\b | \bpersonenzahl\b
        """,
        Options)]
    public static partial Regex PartySizeNoun { get; }

    [GeneratedRegex(@"\b(day|date|evening|night|weekday)\b|\b(tag|datum)\b", Options)]
    public static partial Regex DateNoun { get; }

    [GeneratedRegex(@"\btime\b(?!\s+being)|\buhrzeit\b", Options)]
    public static partial Regex TimeNoun { get; }

    [GeneratedRegex(@"\b(sur|last\s+|first\s+|family\s+|full\s+)?names?\b|\bspell(ed|ing)?\b|\bnamen?\b", Options)]
    public static partial Regex CustomerNameNoun { get; }
}
