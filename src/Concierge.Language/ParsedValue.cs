namespace Concierge.Language;

/// <summary>A value that a parser has read, and its position in the sentence.</summary>
internal sealed record ParsedValue<T>(int Index, int Length, T Value)
{
    /// <summary>The position after the value.</summary>
    public int End => Index + Length;
}
