namespace Concierge.Rehearsal.Language;

/// <summary>The parts of a date that were spoken and recognized.</summary>
/// <param name="Weekday">The day of the week.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Day">The day of the month, 1 to 31.</param>
/// <param name="DaysAhead">0 for today or tonight, 1 for tomorrow.</param>
public sealed record SpokenDate(DayOfWeek? Weekday = null, int? Month = null, int? Day = null, int? DaysAhead = null)
{
    /// <summary>Whether a recognized part contradicts a day. A missing part, or one relative to today, does not.</summary>
    public bool Contradicts(DateOnly date) =>
        (Weekday is { } weekday && weekday != date.DayOfWeek) || (Month is { } month && month != date.Month) || (Day is { } day && day != date.Day);

    /// <summary>Whether two recognized dates contradict each other.</summary>
    public bool Contradicts(SpokenDate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Differ((int?)Weekday, (int?)other.Weekday) || Differ(Month, other.Month) || Differ(Day, other.Day) || Differ(DaysAhead, other.DaysAhead);
    }

    /// <summary>Completes this date with the parts of an earlier one.</summary>
    public SpokenDate CompleteFrom(SpokenDate? earlier) => earlier is null
        ? this
        : new SpokenDate(Weekday ?? earlier.Weekday, Month ?? earlier.Month, Day ?? earlier.Day, DaysAhead ?? earlier.DaysAhead);

    /// <summary>Formats the date in words: <c>Monday, November twenty third</c>.</summary>
    public override string ToString()
    {
        string? day = (Month, Day) switch
        {
            ({ } month, { } number) => $"{SpokenFormatter.FormatMonth(month)} {EnglishNumbers.ToOrdinal(number)}",
            (null, { } number) => $"the {EnglishNumbers.ToOrdinal(number)}",
            _ => null,
        };
        string? weekday = Weekday?.ToString() ?? (day is null ? DaysAhead : null) switch { 0 => "tonight", 1 => "tomorrow", _ => null };
        return (weekday, day) switch
        {
            ({ } first, { } second) => Month is null ? $"{first} {second}" : $"{first}, {second}",
            _ => weekday ?? day ?? "that day",
        };
    }

    private static bool Differ(int? left, int? right) => left is { } a && right is { } b && a != b;
}
