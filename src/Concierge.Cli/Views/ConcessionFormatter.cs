using Concierge.Language.Dates;
using Concierge.Contracts.Api;
using NodaTime.Text;

namespace Concierge.Cli.Views;

/// <summary>Formats the guest's concessions.</summary>
internal static class ConcessionFormatter
{
    private const string EndOfDay = "23:59";

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Returns a line for each concession.</summary>
    public static IEnumerable<string> Format(UnderstoodRequestView understood)
    {
        if (understood.OtherDates is { Count: > 0 } days)
        {
            yield return $"other dates: {Or([.. days.Select(Day)])}";
        }

        var (from, to) = (understood.EarliestTime ?? understood.Time, understood.LatestTime ?? understood.Time);
        if (from != to)
        {
            yield return to == EndOfDay ? $"any time from {Time(from)}" : $"any time from {Time(from)} to {Time(to)}";
        }

        if (understood.SmallestParty is { } smallest)
        {
            yield return $"smallest party: {BookingFormatter.FormatParty(smallest)}";
        }

        if (understood.Seating is { } seating)
        {
            yield return $"seating: {seating}";
        }
    }

    private static string Time(string time) => BookingFormatter.FormatTime(Clock.Parse(time).Value);

    private static string Day(string date) => BookingFormatter.FormatDay(LocalDatePattern.Iso.Parse(date).Value);

    private static string Or(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
