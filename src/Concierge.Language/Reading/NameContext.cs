using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>Recognises words that are no restaurant's name by what they are or by what follows them.</summary>
internal static partial class NameContext
{
    /// <summary>Whether the words are kitchens and no name: "dim sum", "Polish kitchen"; "Thai Palace" is a name.</summary>
    public static bool IsOnlyKitchen(List<Token> words) => KitchenTable.Contains(string.Join(' ', words.Select(word => word.Word)))
        || (words.TrueForAll(word => KitchenTable.Contains(word.Word) || PlaceWords.IsRestaurantKind(word.Word))
            && (words.Count == 1 || !words[^1].IsCapitalised));

    /// <summary>Matches the words before the name of the sender of a letter.</summary>
    [GeneratedRegex(@"\b(?:(?:with\s+)?(?:best|kind|warm)(?:est)?\s+(?:regards|wishes)|yours\s+(?:sincerely|faithfully|truly)"
        + @"|sincerely)\b(?=\s*,?\s*[^.]{0,40}$)", RegexOptions.IgnoreCase)]
    public static partial Regex Signature();

    /// <summary>Matches an occasion after the name of a person: "Lily's 6th birthday".</summary>
    [GeneratedRegex(@"^\s*(?:\d{1,3}(?:st|nd|rd|th)\s+)?(?:birthday|bday|b-day|anniversary|wedding|christening|funeral|graduation"
        + @"|retirement)\b", RegexOptions.IgnoreCase)]
    public static partial Regex Occasion();
}
