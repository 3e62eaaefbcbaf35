namespace Concierge.Language.Reading;

/// <summary>Splits a sentence into words, numbers and signs.</summary>
internal static class Tokenizer
{
    /// <summary>Returns the tokens in order. Words already read are one token per run.</summary>
    public static IReadOnlyList<Token> Split(string text)
    {
        var tokens = new List<Token>();
        for (var start = 0; start < text.Length;)
        {
            var end = FindEnd(text, start, out var kind);
            if (kind is { } known)
            {
                tokens.Add(new Token(start, text[start..end], known));
            }

            start = end;
        }

        return tokens;
    }

    private static int FindEnd(string text, int start, out TokenKind? kind)
    {
        var first = text[start];
        if (char.IsWhiteSpace(first))
        {
            kind = null;
            return start + 1;
        }

        var end = start + 1;
        if (first == MaskedText.Mask)
        {
            kind = TokenKind.Read;
            while (end < text.Length && text[end] == MaskedText.Mask)
            {
                end++;
            }

            return end;
        }

        if (!IsPartOfWord(first))
        {
            kind = TokenKind.Sign;
            return end;
        }

        while (end < text.Length && (IsPartOfWord(text[end]) || IsInsideWord(text, end)))
        {
            end++;
        }

        // "Girls' night", "Jacks'"
        if (end < text.Length && text[end] == '\'' && text[end - 1] is 's' or 'S')
        {
            end++;
        }

        kind = text.AsSpan(start, end - start).IndexOfAnyExceptInRange('0', '9') < 0 ? TokenKind.Number : TokenKind.Word;
        return end;
    }

    private static bool IsPartOfWord(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character) || IsCombining(character);

    // Vowel signs and accents of many scripts are characters of their own.
    private static bool IsCombining(char character) => char.GetUnicodeCategory(character)
        is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // "Luigi's", "high-chair", "B.B.Q"; "7.30" is two numbers for the grammars of time alone.
    private static bool IsInsideWord(string text, int at) =>
        text[at] is '\'' or '-' or '.' && at + 1 < text.Length && IsPartOfWord(text[at + 1]) && IsPartOfWord(text[at - 1]);
}
