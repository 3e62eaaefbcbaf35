using System.Text.RegularExpressions;

namespace Concierge.Calls.Lifecycle;

/// <summary>Counts the keys pressed in an IVR menu, so that the agent does not loop in it.</summary>
internal sealed partial class IvrKeyPolicy
{
    private const int MaxPresses = 8;
    private const int MaxRepetitions = 2;
    private const int MaxDigits = 20;

    private readonly List<string> _pressed = [];

    /// <summary>Decides whether keys may be pressed, and counts them.</summary>
    /// <param name="digits">The keys that the voice model wants to press.</param>
    /// <returns>The reason for the refusal, for the voice model; <see langword="null"/> when the keys may be pressed.</returns>
    public string? CheckKeys(string? digits)
    {
        if (digits is null || digits.Length > MaxDigits || !Keys().IsMatch(digits))
        {
            return "Only the keys 0 to 9, * and # can be pressed, at most 20 at once.";
        }

        if (_pressed.Count >= MaxPresses || _pressed.Count(pressed => pressed == digits) >= MaxRepetitions)
        {
            return "This menu goes round in a circle. Do not press anything more: report the outcome as unclear and end the call.";
        }

        _pressed.Add(digits);
        return null;
    }

    [GeneratedRegex("^[0-9*#]+$")]
    private static partial Regex Keys();
}
