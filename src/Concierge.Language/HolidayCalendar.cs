using NodaTime;

namespace Concierge.Language;

/// <summary>Computes the dates of holidays that are the same in all countries.</summary>
internal static class HolidayCalendar
{
    /// <summary>Returns the next date of a holiday with a fixed date, including today.</summary>
    public static LocalDate GetFixedHoliday(string name, LocalDate today)
    {
        var words = name.ToLowerInvariant();
        var (month, day) = true switch
        {
            _ when Says("mas") && Says("eve") => (12, 24),
            _ when Says("mas") => (12, 25),
            _ when Says("boxing") => (12, 26),
            _ when Says("valentine") || Says("v-day") || Says("vday") => (2, 14),
            _ when Says("halloween") => (10, 31),
            _ when Says("patrick") || Says("paddy") => (3, 17),
            _ when Says("stephen") => (12, 26),
            _ when Says("hogmanay") => (12, 31),
            _ when Says("burns") => (1, 25),
            _ when Says("anzac") => (4, 25),
            _ when Says("fawkes") || Says("bonfire") => (11, 5),
            _ when Says("epiphany") => (1, 6),
            _ when Says("nicholas") => (12, 6),
            _ when Says("ween") => (10, 31),
            _ when Says("eve") || Says("nye") || Says("silvester") => (12, 31),
            _ => (1, 1),
        };
        var date = new LocalDate(today.Year, month, day);
        return date >= today ? date : date.PlusYears(1);

        bool Says(string part) => words.Contains(part, StringComparison.Ordinal);
    }

    /// <summary>Returns the next date of an Easter day, including today.</summary>
    public static LocalDate GetEasterHoliday(string name, LocalDate today)
    {
        var offset = name.ToLowerInvariant() switch { "monday" or "mon" => 1, "saturday" or "sat" => -1, "sunday" or "sun" => 0, _ => -2 };
        var date = GetEasterSunday(today.Year).PlusDays(offset);
        return date >= today ? date : GetEasterSunday(today.Year + 1).PlusDays(offset);
    }

    // The date of Easter Sunday: the Meeus/Jones/Butcher algorithm for the Gregorian calendar.
    private static LocalDate GetEasterSunday(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * correction) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }
}
