namespace Concierge.Language.Reading;

/// <summary>
/// Reads a party that is given as a list: "my sister, her two kids and me", "two adults and three children", "4 of us plus my parents". Dogs, prams
/// and high chairs are no guests.
/// </summary>
internal sealed class GuestListGrammar
{
    private const int Large = 200;

    private readonly IReadOnlyList<Token> _tokens;
    private readonly bool _isAnswer;
    private readonly GuestJoints _joints;

    private GuestListGrammar(string text, bool isAnswer)
    {
        (_tokens, _isAnswer) = (Tokenizer.Split(text), isAnswer);
        _joints = new GuestJoints(_tokens);
    }

    /// <summary>Takes all lists out of the text.</summary>
    /// <param name="text">The sentence without times and dates.</param>
    /// <param name="isAnswer">Whether the sentence answers the question for the party, so that the speaker need not be named.</param>
    public static IReadOnlyList<GuestListReading> TakeAll(MaskedText text, bool isAnswer)
    {
        var grammar = new GuestListGrammar(text.Remaining, isAnswer);
        var found = new List<GuestListReading>();
        for (var at = 0; at < grammar._tokens.Count; at++)
        {
            if (grammar.ReadList(at) is not { } list)
            {
                continue;
            }

            var (start, end) = (grammar._tokens[at].Start, grammar._tokens[list.Next - 1].End);
            found.Add(new GuestListReading(start, end, list.Count));
            text.Take(start, end - start);
            at = list.Next - 1;
        }

        return found;
    }

    private string Word(int at) => at >= 0 && at < _tokens.Count && _tokens[at].Kind != TokenKind.Read ? _tokens[at].Word : "";

    private (int? Count, int Next)? ReadList(int first)
    {
        if (IsInsideName(first))
        {
            return null;
        }

        var at = first;
        var members = new List<GuestMember>();
        var joined = false;
        while (ReadMember(at, members.Count > 0) is { } member)
        {
            members.Add(member);
            at = member.Next;
            var next = _joints.SkipJoint(at, out var isJoint);
            joined |= isJoint;
            var adjacent = !isJoint && member.HasNumber && ReadMember(at, isLater: true) is { HasNumber: true };
            if ((!isJoint && !adjacent) || ReadMember(next, isLater: true) is null)
            {
                break;
            }

            at = next;
        }

        var people = members.Where(member => member.Count != 0).ToList();
        var hasSpeaker = people.Exists(member => member.HasSpeaker);
        var isKin = Word(first) is "my" or "our" || (Word(first) is "for" && Word(first + 1) is ("my" or "our"));
        var isParty = people.Count >= 2 && (hasSpeaker || people.TrueForAll(member => member.HasNumber) || (_isAnswer && joined && !isKin));
        isParty |= people is [{ Takes: true }] or [{ IsWhole: true }];
        isParty |= people is [{ IsNamed: true }, _, ..] && joined && people.Exists(member => member.IsKnownName);
        if (!isParty)
        {
            // "My wife and our two kids": two, three or four with the speaker. Nobody guesses.
            return people.Count >= 2 && joined && !hasSpeaker && isKin && (_isAnswer || people.Exists(member => member.HasNumber))
                ? (null, members[^1].Next)
                : null;
        }

        // The kind of a list with people whose number is unknown: no guess is made.
        int? sum = people.Exists(member => member.Count is null) ? null : people.Sum(member => member.Count!.Value);
        return sum is 0 or > Large ? null : (sum, members[^1].Next);
    }

    // "at Two Sisters and …" is a name.
    private bool IsInsideName(int at) => Word(at - 1) is "at" or "called" or "'s"
        || (_tokens[at].Kind == TokenKind.Number && Word(at - 1) is "table" or "room" or "number" or "than");

    private GuestMember? ReadMember(int at, bool isLater)
    {
        var next = at;
        if (!isLater)
        {
            next = Word(next) is "for" ? next + 1 : next;
            next = Word(next) is "just" or "only" ? next + 1 : next;
        }

        if (ReadSpeaker(next) is { } speaker)
        {
            return speaker;
        }

        if (!isLater && Word(next) is "taking" or "bringing" or "bring" or "take" && Word(next + 1) is "my"
            && ReadPeople(next + 1, isLater: true) is { Count: { } taken } brought
            && Word(brought.Next) is not ("and" or "'s"))
        {
            return new GuestMember(taken + 1, brought.Next, HasNumber: false, HasSpeaker: true) { Takes = true };
        }

        return ReadPeople(next, isLater) ?? (isLater || IsNamed(next) ? ReadNamed(next) : null);
    }

    // "for connie, earline and rose stewart", "Patty and I": a list of first names
    private bool IsNamed(int at) => at == 0 || Word(at - 1) is "for" or "take" or "taking" or "bring" or "bringing" or "book" or "with";

    private GuestMember? ReadNamed(int at)
    {
        var isPair = at == 0 && GuestJoints.IsJoint(Word(1)) && Word(2) is "i" or "me";
        if (at >= _tokens.Count || _tokens[at].Kind != TokenKind.Word || Word(at).EndsWith("'s", StringComparison.Ordinal)
            || !(FirstNames.Contains(Word(at)) || (isPair ? !CommonWords.Contains(Word(at)) : EnglishWords.IsUnknown(Word(at)))))
        {
            return null;
        }

        return new GuestMember(1, _joints.SkipSurname(at + 1), HasNumber: false, HasSpeaker: false)
        {
            IsNamed = true,
            IsKnownName = isPair || FirstNames.Contains(Word(at)),
        };
    }

    private GuestMember? ReadSpeaker(int at)
    {
        switch (Word(at))
        {
            case "me" or "myself" or "meself" or "self" or "mysel":
                return new GuestMember(1, at + 1, HasNumber: false, HasSpeaker: true);
            case "i" when Word(at + 1) is "" or "and" or "+" or "&" or "plus" or "with" or "go" or "need" or "would" or "want" or "at" or "on" or "in"
                or "for" or "." or ","
                || at > 0 && Word(at - 1) is "and" or "&" or "plus":
                // "I go with wife and two children"
                return new GuestMember(1, Word(at + 1) is "go" && Word(at + 2) is "with" ? at + 2 : at + 1, HasNumber: false, HasSpeaker: true);
            case "him" or "her" when (GuestJoints.IsJoint(Word(at + 1)) && Word(at + 2) is "me" or "i" or "myself")
                || (at > 0 && GuestJoints.IsJoint(Word(at - 1)) && !GuestWords.Names(Word(at + 1)) && !GuestWords.Describes(Word(at + 1))):
                return new GuestMember(1, at + 1, HasNumber: false, HasSpeaker: false);
            case "yours" when Word(at + 1) is "truly":
                return new GuestMember(1, at + 2, HasNumber: false, HasSpeaker: true) { IsWhole = _isAnswer };
            case "my" when Word(at + 1) is "good" && Word(at + 2) is "self":
                return new GuestMember(1, at + 3, HasNumber: false, HasSpeaker: true);
            case "us" or "we" when NumberGrammar.Read(_tokens, at + 1) is ( > 1 and < 20, var next) && !IsTimeAfter(next):
                return new GuestMember(NumberGrammar.Read(_tokens, at + 1)!.Value.Value, next, HasNumber: true, HasSpeaker: true);
            case "the" when NumberGrammar.Read(_tokens, at + 1) is ( > 1 and < 50, var next) && Word(next) is "of" && Word(next + 1) is "us":
                return new GuestMember(NumberGrammar.Read(_tokens, at + 1)!.Value.Value, next + 2, HasNumber: true, HasSpeaker: true);
        }

        return NumberGrammar.Read(_tokens, at) is ( > 0, var end) of && Word(end) is "of" && Word(end + 1) is "us"
            ? new GuestMember(of.Value, end + 2, HasNumber: true, HasSpeaker: true)
            : null;
    }

    private bool IsTimeAfter(int at) => Word(at) is "pm" or "am" or "o'clock" or ":" or "thirty";

    private GuestMember? ReadPeople(int at, bool isLater)
    {
        var next = at;
        var (number, isDetermined) = ((int?)null, false);
        for (; ; next++)
        {
            var word = Word(next);
            if (word is "my" or "our" or "her" or "his" or "their" or "your" or "the" or "a" or "an" or "another" or "one's")
            {
                isDetermined = true;
            }
            else if (word is "both")
            {
                (number, isDetermined) = (2, true);
            }
            else if (number is null && NumberGrammar.Read(_tokens, next) is { } read)
            {
                (number, isDetermined) = (read.Value, true);
                next = read.Next - 1;
            }
            else if (word is "of" && number is not null && next > at && Word(next + 1) is "my" or "our" or "his" or "her" or "their")
            {
                // "two of my staff"
            }
            else if (GuestWords.Describes(word) && (!GuestWords.Names(word) || GuestWords.Names(Word(next + 1))))
            {
                // "two hungry people", "my baby brother"
            }
            else if (isLater && word.EndsWith("'s", StringComparison.Ordinal) && word.Length > 3)
            {
                isDetermined = true;
            }
            else
            {
                break;
            }
        }

        // "the bus driver"
        if (isDetermined && Word(next).Length > 0 && !GuestWords.Names(Word(next)) && !GuestWords.IsNoGuest(Word(next)) && GuestWords.IsPerson(Word(next + 1))
            && Word(next) is not ("and" or "or" or "other" or "better"))
        {
            next++;
        }

        var noun = Word(next);
        if (number is { } them && noun is "of" && Word(next + 1) is "them" or "'em" or "em")
        {
            return new GuestMember(them, next + 2, HasNumber: true, HasSpeaker: false);
        }

        if (GuestWords.IsNoGuest(noun) || (noun is "guide" or "sausage" && GuestWords.IsNoGuest(Word(next + 1)))
            || (noun is "high" && Word(next + 1) is "chair" or "chairs"))
        {
            return isLater ? new GuestMember(0, noun is "guide" or "sausage"
                or "high" ? next + 2 : next + 1, HasNumber: number is not null, HasSpeaker: false) : null;
        }

        if (noun is "half" && Word(next - 1) is "other" or "better")
        {
            return new GuestMember(1, next + 1, HasNumber: false, HasSpeaker: false);
        }

        if (noun is "sets" && Word(next + 1) is "of" && Word(next + 2) is "parents")
        {
            return new GuestMember(2 * (number ?? 2), next + 3, HasNumber: true, HasSpeaker: false);
        }

        if (noun is "couples" && number is { } couples)
        {
            return new GuestMember(2 * couples, next + 1, HasNumber: true, HasSpeaker: false);
        }

        if (GuestWords.Names(noun) && !(noun is "person" or "people" && number is null) && !(noun is "chair" or "half" or "date" && !isDetermined))
        {
            var count = number ?? GuestWords.CountOf(noun);
            var after = _joints.SkipQualifier(next + 1);
            // A title: "Aunt Bea", "my friend Dorothy"
            if (after < _tokens.Count && _tokens[after].IsCapitalised && count == 1 && !CommonWords.Contains(Word(after)))
            {
                after++;
            }

            return isDetermined || isLater || _isAnswer || noun is "mum" or "dad" or "wife" or "parents"
                ? new GuestMember(count, after, HasNumber: number is not null, HasSpeaker: false)
                : null;
        }

        // "me and 6 others", "me + 6": a bare number in a list
        if (number is { } bare && isLater && next > at && Word(next) is "" or "." or "," or "from" or "and" or "at" or "on" or "for" && !IsTimeAfter(next)
            && Word(at) is not ("the" or "a"))
        {
            return new GuestMember(bare, _joints.SkipQualifier(next), HasNumber: true, HasSpeaker: false);
        }

        if (number is { } counted && Word(next) is "from" && Word(next + 1).Length > 0 && CommonWords.Contains(Word(next + 1)) is false)
        {
            return new GuestMember(counted, next + 2, HasNumber: true, HasSpeaker: false);
        }

        // "me and Tom": a name in a list
        return isLater && next == at && next < _tokens.Count && _tokens[next].Kind == TokenKind.Word && IsFirstName(next)
            ? new GuestMember(1, _joints.SkipSurname(next + 1), HasNumber: false, HasSpeaker: false) { IsKnownName = FirstNames.Contains(Word(next)) }
            : null;
    }

    private bool IsFirstName(int at) => Word(at).Length > 1 && !CommonWords.ContainsMisspelt(Word(at)) && !Word(at).EndsWith("'s", StringComparison.Ordinal)
        && (at + 1 >= _tokens.Count || !_tokens[at + 1].IsCapitalised || CommonWords.Contains(Word(at + 1)))
        && (_tokens[at - 1] is { Text: "&" or "+" } || Word(at - 1) is "and" or "n" or "plus" or "with"
            || (_tokens[at - 1].Text == "," && at + 1 < _tokens.Count && (_tokens[at + 1].Text == "," || Word(at + 1) is "and")));

}
