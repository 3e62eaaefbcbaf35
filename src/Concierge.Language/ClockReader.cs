using System.Globalization;
using System.Text.RegularExpressions;
using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Language;

/// <summary>Reads an hour and its minutes as a time of day, or asks which half of the day is meant.</summary>
internal static class ClockReader
{
    /// <summary>Reads the groups "h", "mi" and "ap" of a match.</summary>
    /// <param name="match">The match of a pattern for times.</param>
    /// <param name="period">The part of the day in the sentence.</param>
    public static TimeReading Read(Match match, MealPeriod period) =>
        Read(
            NumberParser.Parse(match.Groups["h"].Value), ReadMinutes(match.Groups["mi"].Value), match.Groups["ap"].Value, period, match.Groups["h"].Value);

    /// <summary>Reads an hour and its minutes.</summary>
    /// <param name="hour">The hour.</param>
    /// <param name="minute">The minute.</param>
    /// <param name="half">The half of the day: the letter of AM or PM, or empty.</param>
    /// <param name="period">The part of the day in the sentence.</param>
    /// <param name="written">The hour as it was written.</param>
    public static TimeReading Read(int hour, int minute, string half, MealPeriod period, string written)
    {
        if (half.Length > 0)
        {
            return ReadTwelveHourClock(hour, minute, half);
        }

        if (hour > 23)
        {
            return TimeReading.CreateQuestion($"{written} is no time I know. What time would you like?");
        }

        if (hour > 12 || hour == 0 || written.StartsWith('0'))
        {
            return hour == 0 ? TimeReading.CreateQuestion("Midnight lies between two days. Which day and time do you mean?") : new(new LocalTime(hour, minute));
        }

        return (hour, period) switch
        {
            (12, MealPeriod.Evening) => TimeReading.CreateQuestion("Do you mean noon or midnight, and on which day?"),
            (12, _) => new(new LocalTime(12, minute)),
            ( < 5, MealPeriod.Evening) => AskMorningOrEvening(hour, minute),
            ( < 5, MealPeriod.Morning) => AskMorningOrEvening(hour, minute),
            (_, MealPeriod.Evening) => new(new LocalTime(hour + 12, minute)),
            ( >= 5, MealPeriod.Morning) => new(new LocalTime(hour, minute)),
            ( >= 10, MealPeriod.Midday) => new(new LocalTime(hour, minute)),
            ( >= 10, _) => AskMorningOrEvening(hour, minute),
            _ => new(new LocalTime(hour + 12, minute)),
        };
    }

    /// <summary>Returns minutes in digits or words; 0 for none.</summary>
    public static int ReadMinutes(string written) =>
        written.Length == 0 ? 0
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : NumberParser.Parse(written);

    // "half" is the half of the day: the letter of AM or PM.
    private static TimeReading ReadTwelveHourClock(int hour, int minute, string half)
    {
        if (hour is < 1 or > 12)
        {
            return hour is > 12 and <= 23 && half is "p" or "P"
                ? new(new LocalTime(hour, minute))
                : TimeReading.CreateQuestion("What time do you mean?");
        }

        return half is not ("a" or "A") ? new(new LocalTime((hour % 12) + 12, minute))
            : hour == 12 ? TimeReading.CreateQuestion("12 AM is midnight, between two days. Which day and time do you mean?")
            : new(new LocalTime(hour, minute));
    }

    private static TimeReading AskMorningOrEvening(int hour, int minute) =>
        TimeReading.CreateQuestion(
            $"Do you mean {BookingFormatter.FormatTime(new LocalTime(hour, minute))} or {BookingFormatter.FormatTime(new LocalTime(hour + 12, minute))}?")
        with
        { Options = [new LocalTime(hour, minute), new LocalTime(hour + 12, minute)] };
}
