namespace Concierge.Language.Reading;

/// <summary>Finds the parts of a sentence that mean something and that no grammar has read.</summary>
internal static class UnusedWords
{
    private static readonly HashSet<string> Courtesy = new(
        (
            "hi hello hey good morning evening afternoon day dear yes ok okay thank you very so much kind regards best please kindly "
            + "could would can may might possible possibly perhaps maybe just really quite well oh ah um right now then and also "
            + "book booking table tables reserve reservation request arrange sort want need like love hope hoping wish wonder wondering if whether "
            + "get find make have having go going come coming eat dine dining restaurant place people for at on in the a an").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the parts; positions count in the sentence as the guest wrote it.</summary>
    public static IReadOnlyList<ReadPart> Find(MaskedText text)
    {
        var parts = new List<ReadPart>();
        List<Token> clause = [];
        foreach (var token in Tokenizer.Split(text.Remaining))
        {
            if (token.Kind is TokenKind.Read || token is { Kind: TokenKind.Sign, Text: "." or "," or ";" or "!" or "?" or ":" or "(" or ")" })
            {
                Add(clause);
                clause.Clear();
            }
            else if (token.IsWord)
            {
                clause.Add(token);
            }
        }

        Add(clause);
        return parts;

        void Add(List<Token> words)
        {
            if (words.Exists(word => !NameStops.CannotBegin(word.Word) && !Courtesy.Contains(word.Word)))
            {
                var (index, length) = text.ToSource(new ReadPart("", words[0].Start, words[^1].End - words[0].Start));
                parts.Add(new ReadPart("", index, length));
            }
        }
    }
}
