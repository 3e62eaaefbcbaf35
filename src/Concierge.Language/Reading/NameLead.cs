namespace Concierge.Language.Reading;

/// <summary>The word before a name, and how strongly it introduces a restaurant.</summary>
internal static class NameLead
{
    /// <summary>The points of a word that only introduces names.</summary>
    public const int Introduced = 6;

    /// <summary>The points of "at".</summary>
    public const int AfterAt = 5;

    /// <summary>The points of "book".</summary>
    public const int AfterVerb = 3;

    /// <summary>The points of the start of the sentence or of a part of it.</summary>
    public const int AtStartOfPart = 2;

    /// <summary>Returns the word and its points.</summary>
    /// <param name="tokens">The sentence.</param>
    /// <param name="at">The position of the first token of the name.</param>
    /// <param name="isCapital">Whether that token is written as a name.</param>
    public static (string Word, int Points) Weigh(IReadOnlyList<Token> tokens, int at, bool isCapital)
    {
        if (at == 0)
        {
            return ("", AtStartOfPart);
        }

        var before = tokens[at - 1];
        if (before.Kind is TokenKind.Sign && before.Text is "\"" or "“" or "«" or "„")
        {
            return ("\"", Introduced);
        }

        if (before.Kind is TokenKind.Sign or TokenKind.Read)
        {
            return before.Text == "@" ? ("@", Introduced)
                : before.Text is "&" or "/" or "+" or "#" or "£" or "$" or "€" ? (before.Text, 0)
                : ("", AtStartOfPart);
        }

        return (before.Word, WeighWord(tokens, at, isCapital));
    }

    private static int WeighWord(IReadOnlyList<Token> tokens, int at, bool isCapital)
    {
        var name = tokens[at].Word;
        switch (tokens[at - 1].Word)
        {
            case "called" or "named" when at < 2 || tokens[at - 2].Word is not ("i" or "we" or "they" or "you" or "have" or "already"):
                return Introduced;
            case "restaurant" or "ristorante" or "resturant" when isCapital || !CommonWords.ContainsMisspelt(name):
                return AfterAt;
            case "at":
                // "We land at Gatwick"
                return IsGeneral(name)
                    || (!isCapital && at > 1 && tokens[at - 2].Word is "we're" or "i'm" or "they're" or "am")
                    || (at > 1 && tokens[at - 2].Word is "land" or "lands" or "landing" or "arrive" or "arrives" or "arriving") ? 0 : AfterAt;
            case "into":
                return AfterAt - 1;
            case "is" or "are" or "do" or "does" or "has" or "have" or "did" or "can" or "could" or "will" or "would" when at == 1 && tokens.Count > 2:
                return AfterVerb;
            case "in":
                return 1;
            case "book" or "reserve" or "try" or "visit" or "call" or "ring" or "phone" or "tell" or "ask" or "cancel" or "cancle" or "reschedule"
                or "postpone" or "calling" or "up" or "reserving" or "booking" or "about" or "see" or "if" or "whether" or "fancy" or "fancies":
                return AfterVerb;
            case "is" or "it's" or "its" or "does" or "do" or "has" or "have" or "can" or "could" or "would" or "will" or "are" or "did" or "may" or "be"
                or "let" or "it" or "so" or "and" or "not" or "no" or "sorry" or "mean" or "actually" or "my" or "our" or "please" or "with" or "for"
                or "me" when !isCapital && !name.EndsWith("'s", StringComparison.Ordinal) && name != "the":
                return 1;
            case "to" or "for" or "with" or "or" or "then" or "otherwise" or "want" or "like" or "love" or "table" or "seats" or "is" or "it's" or "its"
                or "does" or "do" or "has" or "have" or "can" or "could" or "would" or "will" or "are" or "did" or "may" or "be" or "let" or "move"
                or "push" or "choice" or "made" or "it" or "regarding" or "concerning" or "please" or "us" or "me" or "restaurant" or "hi" or "hello"
                or "ok" or "so" or "and" or "not" or "no" or "sorry" or "mean" or "actually" or "change" or "scrap" or "drop" or "bin" or "yo" or "hey"
                or "heyy" or "go" or "which" or "cancelled" or "seat" or "bump" or "put" or "bok" or "bokk" or "resevre" or "tabel" or "i'd" or "our"
                or "my" or "this" or "for":
                return AtStartOfPart;
            default:
                return 0;
        }
    }

    // "At home", "at work", "at my place" are no restaurants.
    private static bool IsGeneral(string word) => word is "a" or "an" or "my" or "our" or "their" or "his" or "her" or "any" or "some" or "this"
        or "that" or "your";
}
