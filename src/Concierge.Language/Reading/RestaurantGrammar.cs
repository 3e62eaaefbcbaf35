using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>Reads the restaurant: the one named candidate with the most evidence, and the restaurants to try after it.</summary>
internal static partial class RestaurantGrammar
{
    // Points that make a candidate a name: in a booking, in a sentence without other parts of one, and as the answer to the question.
    private const int InBooking = 4;
    private const int Alone = 5;
    private const int AsAnswer = 3;

    // In the answer to another question, a restaurant must be introduced.
    private const int InOtherAnswer = 7;

    private const int MaxPlaceWords = 3;

    /// <summary>Takes the restaurant out of the text.</summary>
    /// <param name="text">The sentence without days, times, parties and phone numbers.</param>
    /// <param name="expected">Whether the sentence answers the question for the restaurant.</param>
    /// <param name="bookingWords">Whether the sentence contains other parts of a booking.</param>
    /// <param name="answersOther">Whether the sentence answers a question for something else.</param>
    /// <param name="isSearch">Whether the sentence looks for a restaurant by its kitchen or place.</param>
    public static RestaurantReading Read(MaskedText text, bool expected, bool bookingWords, bool answersOther, bool isSearch)
    {
        var minimum = expected ? AsAnswer : answersOther ? InOtherAnswer : bookingWords ? InBooking : Alone;
        var found = new NameFinder(text).FindAll()
            .Where(candidate => candidate.Score >= minimum && !candidate.IsRejected)
            .Where(candidate => !isSearch || candidate.Lead is "at" or "called" or "named" or "@" or "\"" or "is" or "does" || candidate.Score >= 10)
            .Where(candidate => !answersOther || expected || candidate.Lead is "at" or "called" or "named" or "@" or "\"" or "book" or "restaurant")
            .ToList();
        if (!bookingWords && !expected)
        {
            // "What is the weather in Rome?", "Bravo!"
            found.RemoveAll(candidate => candidate.Lead is "from" or "of" or "with" or "by" or "near" or "around"
                || (candidate.Lead is "in" && candidate.Start > 3)
                || (candidate.Lead.Length == 0 && !candidate.Name.Contains(' ', StringComparison.Ordinal)
                    && !candidate.Name.EndsWith("'s", StringComparison.Ordinal)));
        }

        if (found.Count == 0 && SamePlace().IsMatch(text.Remaining))
        {
            return new RestaurantReading(null, IsSameAsBefore: true);
        }

        return found.Count == 0 && expected && ReadWholeAnswer(text) is { } answer ? answer : Choose(text, found);
    }

    private static RestaurantReading Choose(MaskedText text, List<NameCandidate> found)
    {
        var wanted = found.Where(candidate => !candidate.IsFallback && !candidate.IsBookedAlready).ToList();
        wanted = wanted.Count > 0 ? wanted : found.Where(candidate => !candidate.IsFallback).ToList();
        wanted = wanted.Count > 0 ? wanted : found.Take(1).ToList();
        if (wanted.Count == 0)
        {
            return new RestaurantReading(null);
        }

        var chosen = wanted.FindLast(candidate => candidate.IsCorrection && candidate != wanted[0]) ?? wanted.MaxBy(candidate => candidate.Score)!;
        var name = Clean(chosen.Name);
        if (name.Length < 2)
        {
            return new RestaurantReading(null);
        }

        if (TwoOwners().Match(name) is { Success: true } two)
        {
            return AskWhichFirst(two.Groups["one"].Value, two.Groups["other"].Value);
        }

        var original = chosen;
        var place = TakePlace(text, ref chosen);
        name = Clean(chosen.Name);
        text.Take(chosen.Start, chosen.End - chosen.Start);
        if (found.Find(other => other.Start > chosen.End && And().IsMatch(text.Original[chosen.End..other.Start])) is { } second)
        {
            return AskWhichFirst(name, Clean(second.Name));
        }

        // "Luigi's, Golden Dragon for 2"
        if (wanted.Count == 2 && wanted[0] == original && wanted[1] is { IsCorrection: false, IsRejected: false } next && IsName(next.Name)
            && text.Original[original.End..next.Start].Trim() == ",")
        {
            return AskWhichFirst(name, Clean(next.Name));
        }

        var fallbacks = found.Where(candidate => candidate.IsFallback && candidate.Start > chosen.Start).ToList();
        foreach (var fallback in fallbacks)
        {
            text.Take(fallback.Start, fallback.End - fallback.Start);
        }

        return new RestaurantReading(name)
        {
            Place = place,
            NameWithPlace = place is null ? null : Clean(original.Name),
            Fallbacks = [.. fallbacks.Select(fallback => Clean(fallback.Name)).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    // "Dishoom Shoreditch": a well-known place after the name, unless the name is nothing without it ("Cafe London", "Little Italy")
    private static string? TakePlace(MaskedText text, ref NameCandidate chosen)
    {
        var words = chosen.Name.Split(' ');
        for (var count = Math.Min(MaxPlaceWords, words.Length - 1); count > 0; count--)
        {
            var place = string.Join(' ', words[^count..]);
            var head = words[..^count];
            if (chosen.Lead is not ("called" or "named") && PlaceNames.IsWellKnown(place) && HasOwnName(head) && !NameStops.Joins(head[^1].ToLowerInvariant()))
            {
                var end = chosen.End - place.Length;
                text.Subject = "place";
                text.Take(end, place.Length);
                text.Subject = "restaurant";
                chosen = chosen with
                {
                    Name = string.Join(' ', head),
                    End = chosen.Start + chosen.Name.LastIndexOf(place, StringComparison.Ordinal) - 1,
                };
                return place;
            }
        }

        return null;
    }

    private static bool IsName(string name) => name.Contains(' ', StringComparison.Ordinal) || name.EndsWith("'s", StringComparison.Ordinal);

    private static bool HasOwnName(string[] words) => Array.Exists(words, word => word.Length > 1 && char.IsLetter(word[0]) && !KitchenTable.Contains(word)
        && !PlaceWords.IsRestaurantKind(word) && !CommonWords.Contains(word) && word.ToLowerInvariant() is not ("hotel" or "royal" or "grand"
            or "taste" or "château" or "chateau" or "casa" or "villa" or "maison" or "palazzo" or "via" or "rue" or "piazza" or "club" or "bella" or "nova"
            or "national" or "little" or "new" or "old" or "great"));

    // "Noon", "perfect": common words are a name when the whole answer consists of them and nothing else is in it.
    private static RestaurantReading? ReadWholeAnswer(MaskedText text)
    {
        var match = WholeAnswer.Match(text.Remaining);
        if (!match.Success || NoAnswer.IsMatch(match.Groups["name"].Value))
        {
            return null;
        }

        var name = match.Groups["name"];
        text.Take(name.Index, name.Length);
        return new RestaurantReading(Clean(name.Value));
    }

    private static string Clean(string name) => LeadingKind().Replace(name, "").Trim(' ', ',', '"', '“', '”');

    private static RestaurantReading AskWhichFirst(string first, string second) =>
        new(null, Question: $"I book one table at a time. Which first: {first} or {second}?");

    private static Regex WholeAnswer { get; } = new(
        """
        ^\W*(?:(?:yes|ok|okay|sure|hi|hello|please|um|er|the\s+one\s+called|it'?s|it\s+is|let'?s\s+(?:try|do|go\s+(?:to|with))|at|try|i\s+(?:want
          |would\s+like)|make\s+it)\b[\s,]*)*
        (?<name>(?:the\s+)?[\p{L}\d][\p{L}\d'&.\-]*(?:\s+(?:&\s+)?[\p{L}\d][\p{L}\d'&.\-]*){0,3}?)(?:[\s,]+(?:please|pls|thanks|instead|then|innit))*\W*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    private static Regex NoAnswer { get; } = new(
        """
        ^(?:the\s+)?(?:yes|no|ok|okay|sure|mine|theirs?|own|i|you|u|we|they|he|she|it|that|this|my|our|your|any|some|what|which|who|where|when|why|how|idk
          |dunno|tbd|don'?t
          | please|help|thanks?|thank|cheers|hello|hi|hey|cancel|stop|never|nothing|none|both|either|all|anything|anywhere|somewhere|wherever|whatever|whichever
          | usual|same|pub|restaurant|place|sorry|wait|hang|hold|good|nice|great|cheap|best|nearest|first|second|third|last|not|one|a|an|for|on|in|to
        )\b(?!'|\s*&)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    [GeneratedRegex(@"^(?:the\s+)?(?:restaurant|resturant|ristorante)\s+(?=\S)|^""", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingKind();

    [GeneratedRegex(@"^\s*,?\s*(?:and|&)\s+(?:at\s+)?(?:the\s+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    // "Luigi's and Mario's"
    [GeneratedRegex(@"^(?<one>(?:the\s+)?\S+'s)\s+and\s+(?<other>(?:the\s+)?\S+'s)$", RegexOptions.IgnoreCase)]
    private static partial Regex TwoOwners();

    // "the same place", "book it there", "call them"
    [GeneratedRegex(
        """
        \b(?:
            same\s+(?:place|restaurant|one|table)
          | (?:book|call|eat|go|table|reservation|them|back|try)\s+(?:it\s+)?there
          | at\s+the\s+same(?!\s+(?:time|day|hour))
          | (?:the|our|my)\s+usual(?:\s+(?:place|spot|table|restaurant)|\s*$|\s*,)
          | that\s+(?:place|restaurant|pub)\s+(?:we|i|from|you)\b
          | there\s+(?:for|on|at|tomorrow|again)
          | call\s+them
        )\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SamePlace();
}
