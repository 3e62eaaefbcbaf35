namespace Concierge.Language;

/// <summary>The cuisines and dishes that a guest can search for.</summary>
internal static class CuisineVocabulary
{
    /// <summary>Matches one cuisine or dish.</summary>
    public const string Pattern =
        """
        (?:
            italian|french|chinese|japanese|thai|indian|mexican|greek|turkish|spanish|german|bavarian|swabian
          | austrian|swiss|vietnamese|korean|lebanese|moroccan|ethiopian|persian|iranian|syrian|israeli|portuguese
          | brazilian|argentinian|argentine|peruvian|american|british|irish|polish|russian|ukrainian|georgian
          | hungarian|balkan|croatian|indonesian|malaysian|filipino|pakistani|nepalese|afghan|african|caribbean
          | cajun|mediterranean|middle[- ]eastern|asian|latin|tex[- ]mex|fusion|regional|modern\s+european|sushi
          | ramen|pizza|pasta|curry|tapas|burgers?|steaks?|seafood|fish(?:\s+and\s+chips)?|noodles?|dumplings?
          | dim\s+sum|kebabs?|doner|falafel|tacos?|burritos?|barbecue|bbq|fondue|schnitzel|oysters|poke|pho
          | bibimbap|hot\s*pot|brunch|breakfast|vegan|vegetarian|veggie|halal|kosher|gluten[- ]free
          | steak\s?houses?|pizzerias?|trattorias?|bistros?|brasseries?|gastropubs?|pubs?|cafes?|cafés?|diners?
        )
        """;

    /// <summary>Returns the word as the restaurant directory lists it: singular and in lower case.</summary>
    public static string Normalize(string word)
    {
        var text = string.Join(' ', word.ToLowerInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text switch
        {
            "pizzeria" or "pizzerias" => "pizza",
            "trattoria" or "trattorias" => "italian",
            "steak house" or "steak houses" or "steakhouses" => "steakhouse",
            "bbq" => "barbecue",
            "veggie" => "vegetarian",
            "argentine" => "argentinian",
            "cafés" or "cafes" or "café" => "cafe",
            "tapas" or "oysters" or "fish and chips" or "swiss" => text,
            _ when text.EndsWith('s') => text[..^1],
            _ => text,
        };
    }
}
