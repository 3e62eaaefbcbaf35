namespace Concierge.Language.Reading;

/// <summary>The words of a sentence that can be a place: where a name, a known place or a landmark ends.</summary>
internal sealed class PlaceSpans
{
    private const int MaxWords = 5;
    private const int LandmarkWords = 4;

    private readonly IReadOnlyList<Token> _tokens;
    private readonly bool _isAllCapitals;

    /// <summary>Prepares the tokens of a sentence.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="isAllCapitals">Whether capital letters show no names in it.</param>
    public PlaceSpans(IReadOnlyList<Token> tokens, bool isAllCapitals) => (_tokens, _isAllCapitals) = (tokens, isAllCapitals);

    /// <summary>Returns the end of a landmark without a name: "the station".</summary>
    public int FindLandmarkEnd(int first, PlaceLead lead)
    {
        for (var end = first; end < Math.Min(_tokens.Count, first + LandmarkWords); end++)
        {
            if (!_tokens[end].IsWord || NameStops.Ends(Word(end)))
            {
                break;
            }

            if (PlaceWords.IsLandmark(Word(end)))
            {
                // "the harbour kitchen" is a restaurant.
                var last = PlaceWords.IsLandmark(Word(end + 1)) ? end + 2 : end + 1;
                return PlaceWords.IsRestaurantKind(Word(last)) ? first : last;
            }
        }

        return !lead.IsIn && !lead.NeedsProof && first == lead.Next && EnglishWords.IsUnknown(Word(first)) ? first + 1 : first;
    }

    /// <summary>Returns the end of a run of capitalised words: "East Uniontown", "Sector 29 Gurgaon".</summary>
    public int FindCapitalsEnd(int first)
    {
        var end = first + 1;
        while (end < _tokens.Count && end - first < MaxWords + 2)
        {
            if ((_tokens[end].IsWord && IsCapital(end) && !PlaceWords.CannotBegin(Word(end)))
                || (_tokens[end].Kind == TokenKind.Number && end + 1 < _tokens.Count && IsCapital(end + 1)))
            {
                end++;
            }
            else if (Word(end) is "of" or "de" or "da" or "do" or "del" or "la" or "upon" or "sur" or "am" or "im" or "on"
                && end + 1 < _tokens.Count && IsCapital(end + 1))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>Returns the end of the longest known place that begins at a token.</summary>
    public int? FindKnownEnd(int first)
    {
        for (var end = Math.Min(_tokens.Count, first + MaxWords); end > first; end--)
        {
            if (AreWords(first, end) && PlaceNames.IsKnown(Phrase(first, end)))
            {
                return end;
            }
        }

        return null;
    }

    /// <summary>Returns the end of a state or country that begins at a token.</summary>
    public int? FindRegionEnd(int first)
    {
        for (var end = Math.Min(_tokens.Count, first + 3); end > first; end--)
        {
            if (AreWords(first, end) && (PlaceNames.IsRegion(Phrase(first, end)) || (IsCapital(first) && PlaceNames.IsWellKnown(Phrase(first, end))))
                && (end == _tokens.Count || EndsPart(end) || NameStops.Ends(Word(end))))
            {
                return end;
            }
        }

        return null;
    }

    /// <summary>Whether a part of the sentence ends at a token.</summary>
    public bool EndsPart(int at) => _tokens[at].Kind == TokenKind.Read
        || (_tokens[at].Kind == TokenKind.Sign && _tokens[at].Text is "," or "." or ";" or "!" or "?" or ":");

    /// <summary>Whether a word is written as a name.</summary>
    public bool IsCapital(int at) => !_isAllCapitals && _tokens[at].IsCapitalised && char.IsUpper(_tokens[at].Text[0]);

    /// <summary>Whether a word is an abbreviated state: "NE".</summary>
    public bool IsAbbreviation(int at) => at < _tokens.Count && !_isAllCapitals && _tokens[at].Text.Length == 2
        && _tokens[at].Text.All(char.IsAsciiLetterUpper) && _tokens[at].Text is not ("PM" or "AM");

    private bool AreWords(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            if (!_tokens[at].IsWord)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns the words from a token to another in small letters.</summary>
    public string Phrase(int first, int end) => string.Join(' ', Enumerable.Range(first, end - first).Select(Word));

    /// <summary>Returns a word in small letters; empty where none is.</summary>
    public string Word(int at) => at >= 0 && at < _tokens.Count && _tokens[at].Kind != TokenKind.Read ? _tokens[at].Word : "";
}
