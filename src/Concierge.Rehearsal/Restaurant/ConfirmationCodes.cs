using System.Diagnostics.CodeAnalysis;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Generates the confirmation codes of the rehearsal's restaurants.</summary>
internal static class ConfirmationCodes
{
    // Only letters with code words that the recognizer recognizes well and that have no other meaning in a booking, as "november" has.
    private const string SafeLetters = "BCDFHKLRSTVWZ";

    /// <summary>Generates the code for a seed; <see langword="null"/> for <see cref="CodeStyle.None"/>.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "A rehearsal must be repeatable; the code protects nothing.")]
    public static string? Generate(CodeStyle style, int seed)
    {
        var random = new Random(seed);
        return style switch
        {
            CodeStyle.LettersAndDigits => new string(random.GetItems<char>(SafeLetters, 2)) + new string(random.GetItems<char>("0123456789", 3)),
            CodeStyle.Digits => new string(random.GetItems<char>("0123456789", 4)),
            _ => null,
        };
    }
}
