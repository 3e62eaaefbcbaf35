using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>
/// Reads the town, district or landmark of a restaurant by its position ("in X", "near X", a part of the sentence of its own). A capitalised name
/// after "in" is a place unless it looks like a restaurant; in small letters it must be known or expected.
/// </summary>
internal sealed partial class PlaceGrammar
{
    private readonly string _sentence;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly bool _isAllCapitals;
    private readonly bool _isSearch;
    private readonly PlaceSpans _spans;

    private PlaceGrammar(MaskedText text, bool isSearch)
    {
        _sentence = text.Original;
        _tokens = Tokenizer.Split(text.Remaining);
        _isAllCapitals = _sentence.Count(char.IsUpper) > 3 && !_sentence.Any(char.IsLower);
        _isSearch = isSearch;
        _spans = new PlaceSpans(_tokens, _isAllCapitals);
    }

    /// <summary>Takes all places out of the text.</summary>
    /// <param name="text">The sentence without days, times, parties and names of guests.</param>
    /// <param name="isSearch">Whether the sentence looks for a restaurant, so that a place is expected.</param>
    /// <returns>The place where the restaurant shall be; <see langword="null"/> if none is named.</returns>
    public static string? Read(MaskedText text, bool isSearch)
    {
        var grammar = new PlaceGrammar(text, isSearch);
        var found = grammar.FindAll();
        foreach (var place in found)
        {
            text.Take(place.Start, place.End - place.Start);
        }

        return found.Where(place => place.Rank > 0).MaxBy(place => place.Rank)?.Name;
    }

    /// <summary>Takes known places of several words ("around Covent Garden"), before their words are read as something else.</summary>
    public static string? ReadKnown(MaskedText text)
    {
        var grammar = new PlaceGrammar(text, isSearch: false);
        for (var at = 0; at < grammar._tokens.Count; at++)
        {
            if (PlaceLead.Read(grammar._tokens, at) is { } lead && grammar._spans.FindKnownEnd(lead.Next) is { } end && end > lead.Next + 1
                && PlaceNames.IsWellKnown(grammar._spans.Phrase(lead.Next, end)) && grammar._spans.FindCapitalsEnd(lead.Next) <= end
                && grammar.ReadBody(at, lead) is { Place.Rank: > 0 } read)
            {
                text.Take(read.Place.Start, read.Place.End - read.Place.Start);
                return read.Place.Name;
            }
        }

        return null;
    }

    private List<PlaceCandidate> FindAll()
    {
        var found = new List<PlaceCandidate>();
        for (var at = 0; at < _tokens.Count; at++)
        {
            var candidate = PlaceLead.Read(_tokens, at) is { } lead ? ReadBody(at, lead) : ReadPart(at) ?? ReadAttribute(at);
            if (candidate is { } read)
            {
                found.Add(read.Place);
                at = read.Next - 1;
            }
        }

        return found;
    }

    private (PlaceCandidate Place, int Next)? ReadBody(int at, PlaceLead lead)
    {
        var first = lead.Next;
        if (_spans.Word(first) is "the" or "our" or "my" or "here" or "there" && _spans.Word(first + 1).Length > 0)
        {
            first = _spans.Word(first + 1) is "in" ? first + 2 : first + 1;
        }

        if (first >= _tokens.Count || !_tokens[first].IsWord
            || (PlaceWords.CannotBegin(_spans.Word(first)) && _spans.FindKnownEnd(first) is null && !_spans.IsAbbreviation(first)))
        {
            return null;
        }

        var (end, certainty) = FindEnd(first, lead);
        if (end == first || (lead.IsIn && IsRestaurant(at, first, end)))
        {
            return null;
        }

        var hasArticle = first > lead.Next && _spans.Word(first - 1) is "the" && (_spans.Word(first - 2) is not "here");
        // "Near Temple Bar in Dublin", but "near the station in Leeds"
        var rank = lead.IsIn ? 3 + certainty : lead.NeedsProof ? 1 + certainty : certainty > 0 ? 6 : 2;
        return Create(hasArticle ? first - 1 : first, first, end, IsMention(at) ? 0 : rank);
    }

    // A part of the sentence that is a place by itself: "Spice Route, Koramangala", "PERUVIAN. MELBOURNE."
    private (PlaceCandidate Place, int Next)? ReadPart(int at)
    {
        if (at == 0 || !(_spans.EndsPart(at - 1) || IsAfterKind(at) || _spans.Word(at - 1) is "ideally" or "preferably")
            || _spans.FindKnownEnd(at) is not { } end
            || !PlaceNames.IsWellKnown(_spans.Phrase(at, end)) || (CommonWords.Contains(_spans.Word(at)) && end == at + 1))
        {
            return null;
        }

        // "Berlin Mitte"
        if (_spans.FindKnownEnd(end) is { } second && _spans.IsCapital(end))
        {
            end = second;
        }

        if (_spans.EndsPart(at - 1) && end < _tokens.Count && !_spans.EndsPart(end))
        {
            return null;
        }

        return Create(at, at, end, 2);
    }

    // "Chinese restaurant Colindale"; "restaurant Zagreb" is a name.
    private bool IsAfterKind(int at) => at > 1 && _spans.Word(at - 1) is "restaurant" or "restaurants" && (_tokens[at - 2].Kind == TokenKind.Read
        || KitchenTable.Contains(_spans.Word(at - 2)));

    // "a Macedonia restaurant", "the Shoreditch branch"
    private (PlaceCandidate Place, int Next)? ReadAttribute(int at) =>
        at > 0 && _spans.Word(at - 1) is "a" or "an" or "the" && _tokens[at].IsWord && _spans.IsCapital(at)
            && (_spans.FindKnownEnd(at) ?? _spans.FindCapitalsEnd(at)) is var end
            && (_spans.FindKnownEnd(at) is not null || (_spans.Word(at - 1) is "a" or "an" && end > at + 1))
            && _spans.Word(end) is "restaurant" or "branch" or "area" or "neighbourhood" or "neighborhood" or "one" or "place"
            ? Create(at, at, end, 2)
            : null;

    private (PlaceCandidate Place, int Next) Create(int start, int first, int end, int rank)
    {
        var (nameEnd, last) = (end, end);
        if (_spans.Word(end) is "area" or "neighbourhood" or "neighborhood" or "district" && !_isAllCapitals)
        {
            last++;
        }

        // "Portland, Maine"; "Belle Plaine, NE" and "Brockway Colorado" are the towns.
        if (last + 1 < _tokens.Count && _tokens[last].Text == "," && _spans.FindRegionEnd(last + 1) is { } region)
        {
            (nameEnd, last) = (region, region);
        }
        else if (last + 1 < _tokens.Count && _tokens[last].Text == "," && _spans.IsAbbreviation(last + 1))
        {
            last += 2;
        }
        else
        {
            nameEnd = CutRegion(first, end);
        }

        return (new PlaceCandidate(_tokens[start].Start, _tokens[last - 1].End, _sentence[_tokens[start].Start.._tokens[nameEnd - 1].End], rank), last);
    }

    private int CutRegion(int first, int end)
    {
        for (var from = first + 1; from < end; from++)
        {
            if (PlaceNames.IsRegion(_spans.Phrase(from, end)) && !PlaceNames.IsKnown(_spans.Phrase(first, end)))
            {
                return from;
            }
        }

        return end - first > 1 && _spans.IsAbbreviation(end - 1) ? end - 1 : end;
    }

    private (int End, int Certainty) FindEnd(int first, PlaceLead lead)
    {
        var known = _spans.FindKnownEnd(first);
        var written = _spans.IsCapital(first) ? _spans.FindCapitalsEnd(first) : first;
        if (known is { } end && (!lead.NeedsProof || (end >= written && PlaceNames.IsWellKnown(_spans.Phrase(first, end))))
            && (_spans.IsCapital(first) || end - first > 1 || IsExpected(lead) || !EnglishWords.Contains(_spans.Word(first))))
        {
            return (Math.Max(end, written), 2);
        }

        if (written > first)
        {
            var last = _spans.Word(written - 1);
            return !lead.NeedsProof || PlaceWords.IsStreet(last) || PlaceWords.IsLandmark(last) ? (written, 1) : (first, 0);
        }

        var hasArticle = first > lead.Next && _spans.Word(first - 1) is "the";
        var landmark = hasArticle || !lead.IsIn ? _spans.FindLandmarkEnd(first, lead) : first;
        if (landmark > first)
        {
            return (landmark, 0);
        }

        // "anywhere in headngley": a typing error of a place that is expected here
        var length = _spans.Word(first) is "st" or "saint" && _spans.Word(first + 1).Length > 0 ? 2 : 1;
        return IsExpected(lead) && !lead.NeedsProof && (length > 1 || EnglishWords.IsUnknown(_spans.Word(first))) ? (first + length, 0) : (first, 0);
    }

    private bool IsExpected(PlaceLead lead) => _isSearch || (lead.Next >= 2 && PlaceWords.ExpectsPlace(_spans.Word(lead.Next - 2)));

    // "in Trattoria del Ponte", "table in Mamuśka": a name that is not known to be a place, where a restaurant is expected
    private bool IsRestaurant(int at, int first, int end)
    {
        var phrase = _spans.Phrase(first, end);
        var isTable = at > 0 && _spans.Word(at - 1) is "table" or "tables" or "seat" or "seats" or "room" or "eat" or "dine"
            && !KitchenTable.Contains(_spans.Word(at - 2));
        if ((isTable ? PlaceNames.IsWellKnown(phrase) : PlaceNames.IsKnown(phrase)) || !_spans.IsCapital(first))
        {
            return false;
        }

        var words = Enumerable.Range(first, end - first).Select(_spans.Word).ToList();
        return words.Exists(PlaceWords.IsRestaurantKind)
            || words.Exists(word => word.EndsWith("'s", StringComparison.Ordinal))
            || (_tokens[first - 1].Text == "The")
            || at == 0
            || isTable;
    }

    // "I have been in France", "his mum's in Spain", "not in Sydenham"
    private bool IsMention(int at) => Mention().IsMatch(_sentence[..(at < _tokens.Count ? _tokens[at].Start : _sentence.Length)]);

    [GeneratedRegex(
        @"(?:\b(?:not|isn'?t|except|but\s+not|avoid|(?:do\s+not|don'?t)\s+want\s+[^,.;]*|been|lives?|living|born|works?|working|grew\s+up"
            + @"|flying|lands?|landing|arriv\w+|sister|brother|cousin|friend"
            + @"|stuck|while)|\b(?:he|she|mum|mom|dad|mother|father|sister|brother|wife|husband|boss|friend)'s)\s*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
