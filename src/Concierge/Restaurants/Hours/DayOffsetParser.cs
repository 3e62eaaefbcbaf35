namespace Concierge.Restaurants.Hours;

/// <summary>Parses the distance from a day: <c>-2 days</c>, <c>+1 day</c>.</summary>
internal static class DayOffsetParser
{
    /// <summary>Reads a distance, if one follows.</summary>
    /// <returns>How many days later than the named day it is: negative for earlier ones, 0 if no distance follows.</returns>
    public static int Read(HoursTokenReader tokens)
    {
        var position = tokens.Position;
        var sign = tokens.TryTakeSymbol("+") ? 1 : tokens.TryTakeSymbol("-") ? -1 : 0;
        if (sign != 0 && tokens.TryTake(HoursTokenKind.Number, out var days) && tokens.TryTakeWord("day", "days"))
        {
            return sign * days.Value;
        }

        tokens.Position = position;
        return 0;
    }
}
