namespace Concierge.Language;

/// <summary>The kinds of kitchen and the dishes by which restaurants are looked for.</summary>
internal static class CuisineWords
{
    /// <summary>Matches one of them.</summary>
    public const string Pattern =
        "(?:italian|french|chinese|japanese|thai|indian|mexican|greek|turkish|spanish|german|bavarian|swabian|austrian|swiss|vietnamese|korean|lebanese|moroccan|ethiopian|persian|iranian|syrian|israeli|portuguese|brazilian|argentinian|argentine|peruvian|american|british|irish|polish|russian|ukrainian|georgian|hungarian|balkan|croatian|indonesian|malaysian|filipino|pakistani|nepalese|afghan|african|caribbean|cajun|mediterranean|middle[- ]eastern|asian|latin|tex[- ]mex|fusion|regional|modern\\s+european"
        + "|sushi|ramen|pizza|pasta|curry|tapas|burgers?|steaks?|seafood|fish(?:\\s+and\\s+chips)?|noodles?|dumplings?|dim\\s+sum|kebabs?|doner|falafel|tacos?|burritos?|barbecue|bbq|fondue|schnitzel|oysters|poke|pho|bibimbap|hot\\s*pot|brunch|breakfast|vegan|vegetarian|veggie|halal|kosher|gluten[- ]free|steak\\s?houses?|pizzerias?|trattorias?|bistros?|brasseries?|gastropubs?|pubs?|cafes?|cafés?|diners?)";

    /// <summary>The word as a directory lists it: singular, in small letters.</summary>
    public static string Listed(string word)
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
