using Concierge.Language.Dates;
using NodaTime;

namespace Concierge.Restaurants.Hours;

/// <summary>Answers whether a restaurant is open: now, at a time, or on a day.</summary>
internal static class OpeningDayFormatter
{
    private const int MinutesPerDay = 24 * 60;

    /// <summary>Returns one sentence.</summary>
    /// <param name="name">The restaurant's name.</param>
    /// <param name="hours">Its hours.</param>
    /// <param name="date">The day that is asked about; <see langword="null"/> for today.</param>
    /// <param name="time">The time that is asked about; <see langword="null"/> for the whole day.</param>
    /// <param name="now">The restaurant's current local time.</param>
    public static string Format(string name, OpeningHours hours, LocalDate? date, LocalTime? time, LocalDateTime now)
    {
        if (hours.Text.Length == 0)
        {
            return $"I do not know the opening hours of {name}.";
        }

        if (!hours.IsUnderstood)
        {
            return $"I do not understand the opening hours of {name}: {hours.Text}.";
        }

        if (date is null && time is null)
        {
            return $"{name} is {OpeningHoursFormatter.FormatState(hours, now)}{(hours.IsOpenAt(now) ? " now" : "")}.";
        }

        var day = date ?? now.Date;
        return time is { } moment
            ? $"On {BookingFormatter.FormatDayAndTime(day, moment)}, {name} is {FormatState(hours.GetState(day.At(moment)))}."
            : FormatDay(name, hours, day);
    }

    private static string FormatDay(string name, OpeningHours hours, LocalDate day)
    {
        var spans = GetSpans(hours, day)
            .Select(span => $"from {BookingFormatter.FormatTime(span.From.TimeOfDay)} to {BookingFormatter.FormatTime(span.To.TimeOfDay)}")
            .ToList();
        return spans.Count == 0
            ? $"On {BookingFormatter.FormatDay(day)}, {name} is closed."
            : $"On {BookingFormatter.FormatDay(day)}, {name} is open {string.Join(" and ", spans)}.";
    }

    // The spans that begin on the day; the last one can end after midnight.
    private static IEnumerable<(LocalDateTime From, LocalDateTime To)> GetSpans(OpeningHours hours, LocalDate day)
    {
        var wasOpen = hours.IsOpenAt(day.AtMidnight().PlusMinutes(-1));
        for (var minute = 0; minute < MinutesPerDay; minute++)
        {
            var from = day.AtMidnight().PlusMinutes(minute);
            var isOpen = hours.IsOpenAt(from);
            if (isOpen && !wasOpen)
            {
                var to = from;
                while (hours.IsOpenAt(to) && Period.DaysBetween(day, to.Date) < 2)
                {
                    to = to.PlusMinutes(1);
                }

                yield return (from, to);
            }

            wasOpen = isOpen;
        }
    }

    private static string FormatState(OpenState state) => state switch
    {
        OpenState.Open => "open",
        OpenState.Closed => "closed",
        _ => "perhaps open",
    };
}
