using System.Diagnostics.CodeAnalysis;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>Generates the confirmation codes of the rehearsal's restaurants.</summary>
internal static class ConfirmationCodes
{
    // Letters whose code words are recognized well and are not other words of a booking (as november, golf and echo are).
    private const string SafeLetters = "BCDFHKLRSTVWZ";

    /// <summary>Generates the code of a seed; <see langword="null"/> for <see cref="CodeStyle.None"/>.</summary>
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
