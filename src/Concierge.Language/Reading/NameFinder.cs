using System.Text.RegularExpressions;

namespace Concierge.Language.Reading;

/// <summary>Finds the words of a sentence that may be a restaurant's name, each with its evidence.</summary>
internal sealed partial class NameFinder
{
    private const int MaxWords = 6;

    private const int LeastScore = 3;

    // Points of evidence.
    private const int Introduced = 6;
    private const int AfterAt = 5;
    private const int AfterVerb = 3;
    private const int AtStartOfPart = 2;
    private const int Capital = 3;
    private const int InitialCapital = 3;
    private const int Unknown = 2;
    private const int Possessive = 1;
    private const int SmallAmongCapitals = -3;

    private readonly string _sentence;
    private readonly IReadOnlyList<Token> _tokens;
    private readonly bool _hasCapitals;
    private readonly bool _isAllCapitals;

    /// <summary>Prepares a sentence.</summary>
    /// <param name="text">The sentence; what other grammars have read is no part of a name.</param>
    public NameFinder(MaskedText text)
    {
        _sentence = text.Original;
        var end = Signature().Match(text.Remaining) is { Success: true } signature ? signature.Index : text.Remaining.Length;
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
                at = next - 1;
            }
        }

        return found;
    }

    private (NameCandidate? Candidate, int Next) Read(int at)
    {
        var (lead, strength) = Weigh(at);
        var introduced = strength >= Introduced;
        var first = at;
        if (_tokens[at].Word == "the" && at + 1 < _tokens.Count && _tokens[at + 1].IsWord)
        {
            first = at + 1;
        }

        if (!_tokens[first].IsWord
            || (!introduced && NameStops.CannotBegin(_tokens[first].Word) && !BeginsInsideCapitals(first))
            || (introduced && NameStops.Ends(_tokens[first].Word) && !IsCapital(first)))
        {
            return (null, at + 1);
        }

        if (_tokens[first].Kind == TokenKind.Number && !introduced && strength < AfterAt && !IsCapital(first))
        {
            return (null, at + 1);
        }

        var isCapital = IsCapital(first);
        if (!isCapital && strength < AfterAt && first == at && CommonWords.Contains(_tokens[first].Word))
        {
            return (null, at + 1);
        }

        var end = FindEnd(first, isCapital, strength, first > at);
        if (end == first || (_tokens[first].Kind == TokenKind.Number && end == first + 1 && !introduced) || strength == 0 && !(isCapital && _hasCapitals))
        {
            return (null, at + 1);
        }

        var words = Enumerable.Range(first, end - first).Where(index => _tokens[index].IsWord).Select(index => _tokens[index]).ToList();
        var unknown = words.Any(word => word.Kind == TokenKind.Word && word.Text.Length > 1 && !CommonWords.ContainsMisspelt(word.Word)
            && !IsKitchen(word.Word));
        var score = strength
            + (!isCapital ? _hasCapitals ? SmallAmongCapitals : 0 : BeginsSentence(first) && first == at ? unknown
                || words.Count > 1 ? InitialCapital : 0 : Capital)
            + (unknown ? Unknown : 0)
            + (words.Exists(word => word.Word.EndsWith("'s", StringComparison.Ordinal) && !CommonWords.Contains(word.Word[..^2])) ? Possessive : 0);
        var isKitchen = words.TrueForAll(word => IsKitchen(word.Word) || CommonWords.Contains(word.Word));
        if ((!unknown && !isCapital && strength < AfterAt)
            || (isKitchen && strength < AfterVerb && words.Count == 1)
            || (isKitchen && strength == AtStartOfPart && at > 0 && _tokens[at - 1].Kind == TokenKind.Read && _tokens[at].Start == _tokens[at - 1].End + 1))
        {
            return (null, at + 1);
        }

        if (IsPerson(at, first, end, words, strength) || IsOccasion(end))
        {
            return (null, end);
        }

        var (start, stop) = (_tokens[at].Start, _tokens[end - 1].End);
        var before = _sentence[..start];
        return (
            new NameCandidate(start, stop, _sentence[start..stop], score, lead)
            {
                IsRejected = Rejecting().IsMatch(before),
                IsBookedAlready = BookedAlready().IsMatch(before),
                IsFallback = FallingBack.IsMatch(before),
                IsCorrection = Correcting().IsMatch(before),
            },
            end);
    }

    // The word before a name, and what it is worth.
    private (string Lead, int Strength) Weigh(int at)
    {
        if (at == 0)
        {
            return ("", AtStartOfPart);
        }

        var before = _tokens[at - 1];
        if (before.Kind is TokenKind.Sign && before.Text is "\"" or "“" or "«" or "„")
        {
            return ("\"", Introduced);
        }

        if (before.Kind is TokenKind.Sign or TokenKind.Read)
        {
            return before.Text == "@" ? ("@", Introduced) : before.Text is "&" or "/" or "+" or "#" or "£" or "$"
                or "€" ? (before.Text, 0) : ("", AtStartOfPart);
        }

        return (before.Word, before.Word switch
        {
            "called" or "named" when at < 2 || _tokens[at - 2].Word is not ("i" or "we" or "they" or "you" or "have" or "already") => Introduced,
            "restaurant" or "ristorante" or "resturant" when IsCapital(at) || !CommonWords.ContainsMisspelt(_tokens[at].Word) => AfterAt,
            "at" => IsGeneral(at) ? 0 : AfterAt,
            "into" => AfterAt - 1,
            "is" or "are" or "do" or "does" or "has" or "have" or "did" or "can" or "could" or "will" or "would" when at == 1 && _tokens.Count > 2 => AfterVerb,
            "in" or "near" or "around" or "from" or "of" or "by" => 1,
            "book" or "reserve" or "try" or "visit" or "call" or "ring" or "phone" or "tell" or "ask" or "cancel" or "cancle" or "reschedule"
                or "postpone" or "calling" or "up" or "reserving"
                or "booking" or "about" or "see" or "if" or "whether" or "fancy" or "fancies" => AfterVerb,
            "is" or "it's" or "its" or "does" or "do" or "has" or "have" or "can" or "could" or "would" or "will" or "are" or "did" or "may" or "be"
                or "let" or "it" or "so"
                or "and" or "not" or "no" or "sorry" or "mean" or "actually" or "my" or "our" or "please" or "with" or "for" or "me" when !IsCapital(at)
                && !_tokens[at].Word.EndsWith("'s", StringComparison.Ordinal) && _tokens[at].Word != "the" => 1,
            "to" or "for" or "with" or "or" or "then" or "otherwise" or "want" or "like" or "love" or "table" or "seats" or "is" or "it's" or "its"
                or "does" or "do" or "has" or "have" or "can" or "could" or "would" or "will" or "are" or "did" or "may" or "be" or "let" or "move"
                or "push" or "choice" or "made" or "it" or "regarding" or "concerning" or "please" or "us" or "me" or "restaurant" or "hi" or "hello"
                or "ok" or "so" or "and" or "not" or "no" or "sorry" or "mean" or "actually" or "change" or "scrap" or "drop" or "bin" or "yo" or "hey"
                    or "heyy" or "go" or "which" or "cancelled" or "seat" or "bump" or "put"
                or "bok" or "bokk" or "resevre" or "tabel" or "i'd" or "our" or "my" => 2,
            _ => 0,
        });
    }

    // "Seats at the opera house" in a sentence with other names is no restaurant; "at home", "at work", "at my place" never are.
    private bool IsGeneral(int at) => _tokens[at].Word is "a" or "an" or "my" or "our" or "their" or "his" or "her" or "any" or "some" or "this" or "that"
        or "your";

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

            if (at > first && _hasCapitals && !isCapital && IsCapital(at))
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
            : CommonWords.Contains(token.Word) && !IsKindOfName(token.Word)
                && (_tokens[at - 1].Word.EndsWith("'s", StringComparison.Ordinal) || (known && !(strength >= AfterAt && hasArticle)));
    }

    // "the breakfast club", "beach house", "soup kitchen"
    private static bool IsKindOfName(string word) => word is "house" or "kitchen" or "bar" or "cafe" or "table" or "room" or "club" or "grill" or "pub"
        or "garden" or "joint";

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

    // "Mr Wu's Dumpling House"
    private bool IsOwner(int at) => at < _tokens.Count && IsCapital(at) && _tokens[at].Word.EndsWith("'s", StringComparison.Ordinal);

    private bool BeginsSentence(int at) => at == 0 || (_tokens[at - 1].Kind == TokenKind.Sign && _tokens[at - 1].Text is "." or "!" or "?" or ":" or "…")
        || (_tokens[at - 1].Kind == TokenKind.Sign && at == 1);

    private static bool IsKitchen(string word) => Kitchen.IsMatch(word);

    // "my friend Dorothy", "Mr Hartley", "Margaret isn't coming"
    private bool IsPerson(int at, int first, int end, List<Token> words, int strength)
    {
        var before = at == 0 ? "" : _tokens[at - 1].Word;
        if (before is "mr" or "mrs" or "ms" or "miss" or "dr" or "mister" or "aunt" or "uncle" or "auntie"
            || (GuestWords.IsPerson(before) && _tokens[at - 1].Kind == TokenKind.Word))
        {
            return true;
        }

        if (strength >= AfterVerb || end >= _tokens.Count)
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
        && Occasion().IsMatch(_sentence[_tokens[end].Start..Math.Min(_sentence.Length, _tokens[end].Start + 24)]);

    private static Regex Kitchen { get; } = new(
        $"^(?:{KitchenTable.Pattern})$", RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);

    [GeneratedRegex(@"\b(?:(?:with\s+)?(?:best|kind|warm)(?:est)?\s+(?:regards|wishes)|yours\s+(?:sincerely|faithfully|truly)"
        + @"|sincerely)\b(?=\s*,?\s*[^.]{0,40}$)", RegexOptions.IgnoreCase)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^\s*(?:\d{1,3}(?:st|nd|rd|th)\s+)?(?:birthday|bday|b-day|anniversary|wedding|christening|funeral|graduation"
        + @"|retirement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Occasion();

    [GeneratedRegex(@"\b(?:not|isn'?t|except|but\s+not|instead\s+of|rather\s+than|anything\s+but|anywhere\s+but|avoid|no\s+more)\s+(?:at\s+|to\s+|in\s+"
        + @"|the\s+)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Rejecting();

    [GeneratedRegex(
        @"\b(?:have|has|had|got|'ve|already|with)\s+(?:already\s+)?(?:got\s+)?(?:(?:a|an|my|our|the)\s+)?(?:\w+\s+)?(?:booking|table|reservation"
            + @"|seats)\s+(?:booked\s+)?(?:at|in|with|for)\s+(?:the\s+)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex BookedAlready();

    [GeneratedRegex(
        @"\b(?:no|nah|sorry|sry|wait|oops|i\s+mean|i\s+meant|actually|rather|correction|should\s+be|shoud\s+be|scratch\s+that"
            + @"|scrap\s+that)\b[\s,.]*(?:(?:it'?s|it\s+is|at|the|it|in)\s+)*$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Correcting();

    private static Regex FallingBack { get; } = new(
        """
        (?:
            \b(?:or|otherwise|else|alternatively|failing\s+(?:that|all\s+of\s+it)|if\s+not|(?:and\s+)?then|(?:second|third|next)\s+choice(?:\s+is)?
              |plan\s+b(?:\s+is)?|after\s+that)\b[\s,:]*
            (?:(?:if\s+[^,;.]{2,50}|maybe|possibly|else|otherwise|then)[\s,]+)*
          | \b(?:if|should|when)\b[^;.]{2,70}?[\s,]+
        )(?:(?:try|call|at|ring|go\s+(?:to|for)|then|the)\s+)*$
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace);
}
