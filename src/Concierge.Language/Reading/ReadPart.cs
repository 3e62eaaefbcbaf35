namespace Concierge.Language.Reading;

/// <summary>A part of a sentence that has been read.</summary>
/// <param name="Subject">What it was read as.</param>
/// <param name="Index">The position of the first character in <see cref="MaskedText.Original"/>.</param>
/// <param name="Length">The number of characters.</param>
internal sealed record ReadPart(string Subject, int Index, int Length)
{
    /// <summary>The position after the last character.</summary>
    public int End => Index + Length;
}
