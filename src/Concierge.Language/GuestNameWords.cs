using System.Text.RegularExpressions;

namespace Concierge.Language;

/// <summary>Reads the name the table is booked under.</summary>
internal static class GuestNameWords
{
    private const string Title = @"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+)?";
    private const string Capitalised = @"\p{Lu}[\p{L}'\-]*(?:\s+(?:(?:van|von|de|da|la|del|der|den|di)\s+)*\p{Lu}[\p{L}'\-]*){0,3}";
    private const string AnyCase = @"(?!(?:the|a|an|my|name|for|at|on|please)\b)\p{L}[\p{L}'\-]*(?:\s+(?!(?:for|at|on|please|and|with|in|by|under|tomorrow|tonight|today|thanks|thank|party|table|is|instead)\b)\p{L}[\p{L}'\-]*){0,3}";

    /// <summary>Takes the name.</summary>
    /// <param name="text">The sentence, everything else already taken.</param>
    /// <param name="expected">Whether the sentence answers the question for the name.</param>
    public static string? Read(MaskedText text, bool expected)
    {
        var match = text.Take(Stated()) ?? text.Take(IAm()) ?? text.Take(ForSomebody()) ?? (expected ? text.Take(Answer()) : null);
        return match?.Groups["name"].Value.Trim();
    }

    private static Regex? _stated;

    private static Regex Stated() => _stated ??= new(@"\b(?:(?i:(?:book(?:ed|ing)?\s+(?:it\s+)?)?(?:under|in)\s+(?:the\s+)?(?:name|surname)(?:\s+of|\s+is)?:?|(?:(?:my|the|his|her)\s+)?(?:sur|last\s+)?name(?:'s|\s+is|\s+would\s+be)|on\s+behalf\s+of|under\s+(?:my|his|her|our)\s+\w+(?:'s)?\s+name\s*[,:]?(?:\s+(?:which\s+)?is)?|(?:reservation|booking)\s+name(?:\s+is)?:?|name:|(?<=[,.;¦]\s*(?:and\s+)?)name(?=\s+(?-i:\p{Lu}))|booked?\s+as|under|this\s+is))\s+(?<name>" + Title + "(?:" + Capitalised + "|" + AnyCase + "))");

    private static Regex? _iAm;

    private static Regex IAm() => _iAm ??= new(@"\b(?:I'm|I am|i'm|i am|It's for|it's for|It is for|it is for)\s+(?<name>" + Title + Capitalised + ")");

    private static Regex? _forSomebody;

    private static Regex ForSomebody() => _forSomebody ??= new(@"\b[Ff]or\s+(?!(?:Sunday|Monday|Dinner|Lunch)\b)(?<name>" + Title + Capitalised + @")(?!'s)");

    private static Regex? _answer;

    private static Regex Answer() => _answer ??= new(@"^\s*(?i:it'?s\s+|it\s+is\s+|for\s+|the\s+name\s+is\s+|just\s+)?(?!(?i:yes|no|ok|okay|sure|what|why|how|who|please|hello|hi|help)\b)(?<name>" + Title + "(?:" + Capitalised + "|" + AnyCase + @"))\s*(?i:please)?\s*[.!¦,]*\s*$");
}
