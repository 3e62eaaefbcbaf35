namespace Concierge.Language.Reading;

/// <summary>The words between and after the members of a list of guests.</summary>
internal sealed class GuestJoints
{
    private readonly IReadOnlyList<Token> _tokens;

    /// <summary>Prepares the tokens of a sentence.</summary>
    public GuestJoints(IReadOnlyList<Token> tokens) => _tokens = tokens;

    /// <summary>Returns the position after the words that join two members: "and", ", then also".</summary>
    public int SkipJoint(int at, out bool isJoint)
    {
        isJoint = false;
        var next = at;
        while (next < _tokens.Count)
        {
            if (_tokens[next] is { Kind: TokenKind.Sign, Text: "," or "+" or "&" or ":" }
                || Word(next) is "and" or "plus" or "n" or "an" or "with" or "also" or "then"
                or "joining" or "&" or "plus" or "adn" or "nd")
            {
                isJoint = true;
                next++;
            }
            else if (isJoint && Word(next) is "there's" or "theres" or "of" or "course" or "finally" or "yes" or "both" && Word(next) is not "both")
            {
                next++;
            }
            else if (Word(next) is "as" && Word(next + 1) is "well" && Word(next + 2) is "as")
            {
                (isJoint, next) = (true, next + 3);
            }
            else if (Word(next) is "will" && Word(next + 1) is "be" && Word(next + 2) is "joining")
            {
                (isJoint, next) = (true, next + 3);
            }
            else if (Word(next) is "who" && FindComma(next) is { } comma)
            {
                next = comma;
            }
            else
            {
                break;
            }
        }

        return next;
    }

    private int? FindComma(int at)
    {
        for (var next = at; next < Math.Min(_tokens.Count, at + 12); next++)
        {
            if (_tokens[next].Kind is TokenKind.Sign)
            {
                return _tokens[next].Text == "," ? next : null;
            }
        }

        return null;
    }

    /// <summary>Whether a word joins two members.</summary>
    public static bool IsJoint(string word) => word is "and" or "&" or "plus" or "n";

    /// <summary>Returns the position after a surname, if there is one.</summary>
    public int SkipSurname(int at) => at < _tokens.Count && _tokens[at].Kind == TokenKind.Word && EnglishWords.IsUnknown(Word(at))
        && !Word(at).EndsWith("'s", StringComparison.Ordinal) && !KitchenTable.Contains(Word(at)) ? at + 1 : at;

    /// <summary>Returns the position after words that say which people: "from the lab", "of mine".</summary>
    public int SkipQualifier(int at)
    {
        if (Word(at) is "in" && Word(at + 1) is "law" or "laws")
        {
            return at + 2;
        }

        if (Word(at) is "of" && Word(at + 1) is "mine" or "ours" or "his" or "hers" or "us" or "them")
        {
            return at + 2;
        }

        return Word(at) is "from" && Word(at + 1) is "the" or "my" or "our" && Word(at + 2).Length > 0 ? at + 3 : at;
    }

    private string Word(int at) => at >= 0 && at < _tokens.Count && _tokens[at].Kind != TokenKind.Read ? _tokens[at].Word : "";
}
