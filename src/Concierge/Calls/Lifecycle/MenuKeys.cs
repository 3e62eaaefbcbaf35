using System.Text.RegularExpressions;

namespace Concierge.Calls.Lifecycle;

/// <summary>Watches the keys pressed in a menu, so that nobody goes round in it for ever.</summary>
internal sealed partial class MenuKeys
{
    private const int MostPresses = 8;
    private const int MostTimesTheSame = 2;
    private const int MostDigits = 20;

    private readonly List<string> _pressed = [];

    /// <summary>Decides on a press of keys.</summary>
    /// <param name="digits">What the model wants to press.</param>
    /// <returns>Why not; <see langword="null"/> when they may be pressed, and are then counted.</returns>
    public string? Refuse(string? digits)
    {
        if (digits is null || digits.Length > MostDigits || !Keys().IsMatch(digits))
        {
            return "Only the keys 0 to 9, * and # can be pressed, at most 20 at once.";
        }

        if (_pressed.Count >= MostPresses || _pressed.Count(before => before == digits) >= MostTimesTheSame)
        {
            return "This menu goes round in a circle. Do not press anything more: report the outcome as unclear and end the call.";
        }

        _pressed.Add(digits);
        return null;
    }

    [GeneratedRegex("^[0-9*#]+$")]
    private static partial Regex Keys();
}
