namespace Concierge.Language.Reading;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>A word with at least one letter.</summary>
    Word,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>A sign that separates parts of a sentence or joins words: a comma, a full stop, an ampersand.</summary>
    Sign,

    /// <summary>Words that another grammar has read.</summary>
    Read,
}
