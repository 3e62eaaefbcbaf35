namespace Concierge.Language.Reading;

/// <summary>A word, a number, a sign, or a run of words that another grammar has read.</summary>
/// <param name="Start">The position of the first character in the sentence.</param>
/// <param name="Text">The characters.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Token(int Start, string Text, TokenKind Kind)
{
    /// <summary>The position after the last character.</summary>
    public int End => Start + Text.Length;

    /// <summary>The text in lower case.</summary>
    public string Word { get; } = Text.ToLowerInvariant();

    /// <summary>Whether it is a word or a number.</summary>
    public bool IsWord => Kind is TokenKind.Word or TokenKind.Number;

    /// <summary>Whether the word begins with a capital letter, or is written in a script without capitals.</summary>
    public bool IsCapitalised => Kind == TokenKind.Word && Text.FirstOrDefault(char.IsLetter) is var letter && (char.IsUpper(letter) || IsUncased(letter));

    private static bool IsUncased(char letter) => letter != default && char.ToUpperInvariant(letter) == char.ToLowerInvariant(letter);
}
