namespace Concierge.Language.Reading;

/// <summary>Finds the words of a sentence that may be a restaurant's name, each with its evidence.</summary>
internal sealed class NameFinder
{
    private const int MaxWords = 6;

    private const int LeastScore = 3;

    // Points of evidence.
    private const int Capital = 3;
    private const int InitialCapital = 3;
    private const int Unknown = 2;
    private const int Dictionary = 1;
    private const int Possessive = 1;
    private const int SmallAmongCapitals = -3;

    private const int ShortWord = 3;

    private readonly string _sentence;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly bool _hasCapitals;
    private readonly bool _isAllCapitals;

    /// <summary>Prepares a sentence.</summary>
    /// <param name="text">The sentence; what other grammars have read is no part of a name.</param>
    public NameFinder(MaskedText text)
    {
        _sentence = text.Original;
        var end = NameContext.Signature().Match(text.Remaining) is { Success: true } signature ? signature.Index : text.Remaining.Length;
        _tokens = Tokenizer.Split(text.Remaining[..end]);
        _isAllCapitals = text.Original.Count(char.IsUpper) > 3 && !text.Original.Any(char.IsLower);
        _hasCapitals = !_isAllCapitals && Enumerable.Range(0, _tokens.Count).Any(
            at => _tokens[at].IsCapitalised && !BeginsSentence(at) && _tokens[at].Word is not ("i" or "i'm" or "i'd" or "i'll" or "i've" or "ok"));
    }

    /// <summary>Returns all candidates in the order of the sentence. They do not overlap.</summary>
    public IReadOnlyList<NameCandidate> FindAll()
    {
        var found = new List<NameCandidate>();
        for (var at = 0; at < _tokens.Count; at++)
        {
            var (candidate, next) = Read(at);
            if (candidate is { Score: >= LeastScore })
            {
                found.Add(candidate);
            }

            at = candidate is { Score: >= LeastScore } || candidate is null ? next - 1 : at;
        }

        return found;
    }

    private (NameCandidate? Candidate, int Next) Read(int at)
    {
        var (lead, strength) = NameLead.Weigh(_tokens, at, IsCapital(at));
        var introduced = strength >= NameLead.Introduced;
        var first = at;
        if (_tokens[at].Word == "the" && at + 1 < _tokens.Count && _tokens[at + 1].IsWord)
        {
            first = at + 1;
        }

        if (!_tokens[first].IsWord
            || (!introduced && NameStops.CannotBegin(_tokens[first].Word) && !BeginsInsideCapitals(first) && !IsKindBeforeName(first))
            || (introduced && NameStops.Ends(_tokens[first].Word) && !IsCapital(first)))
        {
            return (null, at + 1);
        }

        if (_tokens[first].Kind == TokenKind.Number && !introduced && strength < NameLead.AfterAt && !IsCapital(first))
        {
            return (null, at + 1);
        }

        var isCapital = IsCapital(first);
        if (!isCapital && strength < NameLead.AfterAt && first == at && CommonWords.Contains(_tokens[first].Word))
        {
            return (null, at + 1);
        }

        var end = FindEnd(first, isCapital, strength, first > at);
        if (end == first || (_tokens[first].Kind == TokenKind.Number && end == first + 1 && !introduced) || strength == 0 && !(isCapital && _hasCapitals))
        {
            return (null, at + 1);
        }

        var words = Enumerable.Range(first, end - first).Where(index => _tokens[index].IsWord).Select(index => _tokens[index]).ToList();
        var evidence = WeighWords(words, at, end, strength, isCapital && !(BeginsSentence(first) && first == at));
        var unknown = evidence > 0;
        var score = strength
            + (!isCapital ? _hasCapitals ? SmallAmongCapitals : 0 : BeginsSentence(first) && first == at ? unknown
                || words.Count > 1 ? InitialCapital : 0 : Capital)
            + evidence
            + (words.Exists(word => word.Word.EndsWith("'s", StringComparison.Ordinal) && !CommonWords.Contains(word.Word[..^2])) ? Possessive : 0);
        var isKitchen = words.TrueForAll(word => KitchenTable.Contains(word.Word) || CommonWords.Contains(word.Word));
        if (strength < NameLead.AfterAt && NameContext.IsOnlyKitchen(words))
        {
            return (null, at + 1);
        }

        if ((!unknown && !isCapital && strength < NameLead.AfterAt)
            || (isKitchen && strength < NameLead.AfterVerb && words.Count == 1)
            || (isKitchen && strength == NameLead.AtStartOfPart && at > 0 && _tokens[at - 1].Kind == TokenKind.Read
                && _tokens[at].Start == _tokens[at - 1].End + 1))
        {
            return (null, at + 1);
        }

        if (IsPerson(at, first, end, words, strength) || IsOccasion(end)
            || (isCapital && lead is "" or "from" or "of" or "to" or "means" or "via"
                && PlaceNames.IsWellKnown(string.Join(' ', words.Select(word => word.Word)))))
        {
            return (null, end);
        }

        var (start, stop) = (_tokens[at].Start, _tokens[end - 1].End);
        return (NameRoles.Assign(new NameCandidate(start, stop, _sentence[start..stop], score, lead), _sentence[..start]), end);
    }

    // Words of no language that the reader knows show a name; words of a dictionary may, where a name is expected.
    private int WeighWords(List<Token> words, int at, int end, int strength, bool isNameByCapital)
    {
        var letters = words
            .Where(word => word.Kind == TokenKind.Word && word.Text.Length > 1 && !char.IsDigit(word.Text[0]) && !KitchenTable.Contains(word.Word))
            .ToList();
        if (letters.Exists(word => isNameByCapital ? !CommonWords.ContainsMisspelt(word.Word) : EnglishWords.IsUnknown(word.Word)))
        {
            // "lst" and "pmm" in the middle of a message are typing errors.
            return isNameByCapital || strength > NameLead.AtStartOfPart || at == 0 || words.Sum(word => word.Text.Length) > ShortWord ? Unknown : 0;
        }

        if (!letters.Exists(word => !CommonWords.ContainsMisspelt(word.Word)))
        {
            return 0;
        }

        // "giraffe tomorrow at 7", "scrap the hungry duck", "atlas grill": "news" and "the crutches" are no names.
        var beginsMessage = at == 0 && (end == _tokens.Count || _tokens[end].Kind == TokenKind.Read
            || Word(end) is "for" or "on" or "at" or "in" or "please");
        var isTwo = words.Count > 1 && at > 0 && (_tokens[at - 1].Word
            is "put" or "scrap" or "bin" or "drop" or "bump" or "move" or "push" or "like" or "want" or "sorry" or "no" or "mean" or "meant" or "rather"
            || (_tokens[at - 1].Word is "to" && (at < 2 || _tokens[at - 2].Word is not ("up" or "down" or "used" or "back" or "next" or "close" or "way"))));
        // A part of the message of its own: "friday 7pm, copper kettle, 4 people", "8pm kiln for 2"
        isTwo |= at > 0 && !_tokens[at - 1].IsWord && !_hasCapitals && (end == _tokens.Count || _tokens[end].Kind == TokenKind.Read
            || (words.Count > 1 && !_tokens[end].IsWord) || Word(end) is "for" or "at" or "on");
        var isPart = at == 0 || !_tokens[at - 1].IsWord || strength >= NameLead.AfterVerb;
        return beginsMessage || isTwo || (isPart && words.Count > 1 && NameStops.IsKind(words[^1].Word)) ? Unknown
            : strength >= NameLead.AfterVerb ? _tokens[at].Word == "the" ? Unknown : Dictionary : 0;
    }

    private string Word(int at) => at < _tokens.Count ? _tokens[at].Word : "";

    private int FindEnd(int first, bool isCapital, int strength, bool hasArticle)
    {
        var known = false;
        var at = first;
        while (at < _tokens.Count && at - first < MaxWords + 2)
        {
            var token = _tokens[at];
            if (token.Kind == TokenKind.Read || (token.Kind == TokenKind.Sign && token.Text is not ("&" or "+"))
                || (token.Kind == TokenKind.Sign && at == first))
            {
                break;
            }

            if (at > first && ((_hasCapitals && !isCapital && IsCapital(at)) || token.Text == "I"))
            {
                break;
            }

            if (at > first)
            {
                var joined = NameStops.Joins(token.Word) && JoinsAt(at, isCapital);
                if (joined)
                {
                    at += _tokens[at + 1].Word == "the" ? 2 : 1;
                    continue;
                }

                if (token.Kind == TokenKind.Sign
                    || (_hasCapitals && isCapital && !IsCapital(at) && !(token.Kind == TokenKind.Number && IsNumberOfName(at)))
                    || (NameStops.Ends(token.Word) && !(_hasCapitals && isCapital && IsCapital(at) && !BeginsSentence(at)))
                    || (!(_hasCapitals && isCapital) && EndsSmallName(at, known, strength, hasArticle)))
                {
                    break;
                }
            }

            known |= token.Kind == TokenKind.Word && !CommonWords.ContainsMisspelt(token.Word);
            at++;
        }

        while (at > first + 1
            && _tokens[at - 1].Word is "restaurant" or "&" or "+" or "open" or "closed" or "great" or "fine" or "and" or "n" or "of" or "the" or "instead")
        {
            at--;
        }

        return at;
    }

    // Without capital letters a name ends before a common word: "balthazar breakfast", "luigi's table"; "at the harvest table" does not.
    private bool EndsSmallName(int at, bool known, int strength, bool hasArticle)
    {
        var token = _tokens[at];
        return token.Kind == TokenKind.Number ? !IsNumberOfName(at)
            : CommonWords.Contains(token.Word) && !NameStops.IsKind(token.Word)
                && (_tokens[at - 1].Word.EndsWith("'s", StringComparison.Ordinal) || (known && !(strength >= NameLead.AfterAt && hasArticle)));
    }

    // "Osteria 900", "Bistro 21" at the end of a part.
    private bool IsNumberOfName(int at) => _isAllCapitals ? _tokens[at].Text.Length > 2 && at + 1 < _tokens.Count && _tokens[at + 1].Kind == TokenKind.Sign
        : at + 1 == _tokens.Count || _tokens[at + 1].Kind is TokenKind.Sign or TokenKind.Read || NameStops.Ends(_tokens[at + 1].Word);

    private bool JoinsAt(int at, bool isCapital)
    {
        var next = at + 1 < _tokens.Count && _tokens[at + 1].Word == "the" ? at + 2 : at + 1;
        if (next >= _tokens.Count || _tokens[next].Kind != TokenKind.Word)
        {
            return false;
        }

        if (_hasCapitals && isCapital)
        {
            return IsCapital(next) && (_tokens[at].Word is not ("on" or "at" or "by" or "the") || _tokens[at].Word == "by");
        }

        return _tokens[at].Word is "and" or "&" or "n" or "'n'" or "of" or "de" or "da" or "di" or "del" or "della" or "la" or "le" or "du" or "des"
            && !NameStops.CannotBegin(_tokens[next].Word) && (_tokens[at].Word is not "and" || !CommonWords.ContainsMisspelt(_tokens[next].Word)
                || _tokens[next].Word is "sons" or "daughters" or "pepper" or "co");
    }

    // "d'Argent" is capitalised; "TABLE" among small letters is not; "64 Degrees" is.
    private bool IsCapital(int at) => !_isAllCapitals && (_tokens[at].Kind == TokenKind.Number
        ? _hasCapitals && at + 1 < _tokens.Count && _tokens[at + 1].Kind == TokenKind.Word && _tokens[at + 1].IsCapitalised
            && _tokens[at + 1].Start == _tokens[at].End + 1
            && !CommonWords.Contains(_tokens[at + 1].Word)
        : (_tokens[at].IsCapitalised || HasInnerCapital(_tokens[at].Text))
            && !(_tokens[at].Text.Length > 1 && !_tokens[at].Text.Any(char.IsLower) && _tokens[at].Text.Any(char.IsUpper)
                && CommonWords.Contains(_tokens[at].Word)));

    private static bool HasInnerCapital(string word) => word.IndexOf('\'', StringComparison.Ordinal) is 1 && word.Length > 2 && char.IsUpper(word[2]);

    private bool BeginsInsideCapitals(int first) => _hasCapitals && IsCapital(first) && !BeginsSentence(first) && !NameStops.Ends(_tokens[first].Word)
        && (_tokens[first].Word is not ("mr" or "mrs" or "ms" or "dr" or "sir" or "madam" or "miss" or "order") || IsOwner(first + 1));

    // "Bar Topolski" at the start of a sentence
    private bool IsKindBeforeName(int first) => _hasCapitals && IsCapital(first) && PlaceWords.IsRestaurantKind(_tokens[first].Word)
        && first + 1 < _tokens.Count && IsCapital(first + 1);

    // "Mr Wu's Dumpling House"
    private bool IsOwner(int at) => at < _tokens.Count && IsCapital(at) && _tokens[at].Word.EndsWith("'s", StringComparison.Ordinal);

    private bool BeginsSentence(int at) => at == 0 || (_tokens[at - 1].Kind == TokenKind.Sign && _tokens[at - 1].Text is "." or "!" or "?" or ":" or "…")
        || (_tokens[at - 1].Kind == TokenKind.Sign && at == 1);

    // "my friend Dorothy", "Mr Hartley", "Margaret isn't coming"
    private bool IsPerson(int at, int first, int end, List<Token> words, int strength)
    {
        var before = at == 0 ? "" : _tokens[at - 1].Word;
        if ((before == "as" && _hasCapitals) || before is "mr" or "mrs" or "ms" or "miss" or "dr" or "mister" or "aunt" or "uncle" or "auntie"
            || (GuestWords.IsPerson(before) && _tokens[at - 1].Kind == TokenKind.Word))
        {
            return true;
        }

        // "Ask for Carla", "with Jean": first names in the middle of a sentence
        if (at > 0 && first == at && (before is "for" or "with" or "and" or "so" || (!_tokens[at - 1].IsWord && words.Count == 1 && _hasCapitals))
            && words.TrueForAll(word => FirstNames.Contains(word.Word)))
        {
            return true;
        }

        // "at 8:30 for Vashti Sampaia"; "a table for Chez Marie" is a restaurant.
        if (before == "for" && at > 1 && _tokens[at - 2].Kind == TokenKind.Read && first == at && IsCapital(first) && words.Count <= 2
            && words.TrueForAll(word => word.Kind == TokenKind.Word && !word.Word.EndsWith("'s", StringComparison.Ordinal)
                && !PlaceWords.IsRestaurantKind(word.Word) && EnglishWords.IsUnknown(word.Word)))
        {
            return true;
        }

        if (strength >= NameLead.AfterVerb || end >= _tokens.Count)
        {
            return false;
        }

        var after = _tokens[end].Word;
        return words.Count == 1 && first == at && before is not ("which" or "is")
            && (after.EndsWith("ing", StringComparison.Ordinal)
                || after is "isn't" or "isnt" or "fell" or "says" or "said" or "gone" or "went" or "won't" or "wants" or "comes" or "coming" or "eats"
                    or "speaking"
                or "knows" or "has" or "hasn't" or "is" or "can't" or "wont" or "cant");
    }

    // "Lily's 6th birthday"
    private bool IsOccasion(int end) => end < _tokens.Count
        && NameContext.Occasion().IsMatch(_sentence[_tokens[end].Start..Math.Min(_sentence.Length, _tokens[end].Start + 24)]);
}
