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

    /// <summary>Takes the restaurant out of the text.</summary>
    /// <param name="text">The sentence without days, times, parties and phone numbers.</param>
    /// <param name="expected">Whether the sentence answers the question for the restaurant.</param>
    /// <param name="bookingWords">Whether the sentence contains other parts of a booking.</param>
    /// <param name="answersOther">Whether the sentence answers a question for something else.</param>
    /// <param name="isSearch">Whether the sentence looks for a restaurant by its kitchen or place.</param>
    public static RestaurantReading Read(MaskedText text, bool expected, bool bookingWords, bool answersOther, bool isSearch)
    {
        var minimum = expected ? AsAnswer : answersOther ? InOtherAnswer : bookingWords ? InBooking : Alone;
        var all = new NameFinder(text).FindAll();
        var found = all
            .Where(candidate => candidate.Score >= minimum && !candidate.IsRejected)
            .Where(candidate => !isSearch || candidate.Lead is "at" or "called" or "named" or "@" or "\"" or "is" or "does" || candidate.Score >= 10)
            .Where(candidate => !answersOther || expected || candidate.Lead is "at" or "called" or "named" or "@" or "\"" or "book" or "restaurant")
            .ToList();
        if (!bookingWords && !expected)
        {
            // "What is the weather in Rome?", "Bravo!"
            found.RemoveAll(candidate => candidate.Lead is "in" or "from" or "of" or "with" or "by" or "near" or "around"
                || (candidate.Lead.Length == 0 && !candidate.Name.Contains(' ', StringComparison.Ordinal)
                    && !candidate.Name.EndsWith("'s", StringComparison.Ordinal)));
        }

        if (found.Count == 0 && SamePlace().IsMatch(text.Remaining))
        {
            return new RestaurantReading(null, IsSameAsBefore: true);
        }

        var others = found.Count(candidate => candidate.Lead is not ("in" or "near" or "around"));
        var places = all.Where(candidate => IsPlace(text.Original, candidate, isAlone: others == 0) && !candidate.IsRejected).ToList();
        found.RemoveAll(places.Contains);
        if (found.Count == 0 && expected && ReadWholeAnswer(text) is { } answer)
        {
            return answer;
        }

        var reading = Choose(text, found);
        if (places.Count == 0)
        {
            return reading;
        }

        text.Subject = "place";
        text.Take(places[0].Start, places[0].End - places[0].Start);
        return reading with { Place = places[0].Name };
    }

    // "Somewhere in Camden", "Luigi's in Soho"; "a table in Chez Nous" is a restaurant.
    private static bool IsPlace(string sentence, NameCandidate candidate, bool isAlone) =>
        candidate.Lead is "in" or "near" or "around"
        && (!isAlone || candidate.Lead != "in"
            || (SomewhereIn().IsMatch(sentence[..candidate.Start]) && !candidate.Name.Contains(' ', StringComparison.Ordinal)
                && !candidate.Name.EndsWith("'s", StringComparison.Ordinal)));

    [GeneratedRegex(
        @"\b(?:somewhere|anywhere|someplace|re?sta?urants?|places?|spots?|food|tables?|something|anything|one|eat|dine|bite|joint|up|seats?"
            + @"|options?)\s+(?:\w+\s+)?in\s+(?:the\s+)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex SomewhereIn();

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

        text.Take(chosen.Start, chosen.End - chosen.Start);
        if (found.Find(other => other.Start > chosen.End && And().IsMatch(text.Original[chosen.End..other.Start])) is { } second)
        {
            return AskWhichFirst(name, Clean(second.Name));
        }

        var fallbacks = found.Where(candidate => candidate.IsFallback && candidate.Start > chosen.Start).ToList();
        foreach (var fallback in fallbacks)
        {
            text.Take(fallback.Start, fallback.End - fallback.Start);
        }

        return new RestaurantReading(name) { Fallbacks = [.. fallbacks.Select(fallback => Clean(fallback.Name)).Distinct(StringComparer.OrdinalIgnoreCase)] };
    }

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
