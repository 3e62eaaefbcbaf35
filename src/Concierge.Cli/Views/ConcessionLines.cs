using Concierge.Language.Dates;
using Concierge.Server.Api;
using NodaTime.Text;

namespace Concierge.Cli.Views;

/// <summary>Says what else would do, of what was understood.</summary>
internal static class ConcessionLines
{
    private const string EndOfDay = "23:59";

    /// <summary>A line for each thing that the guest leaves open.</summary>
    public static IEnumerable<string> Of(UnderstoodView understood)
    {
        if (understood.OtherDates is { Count: > 0 } days)
        {
            yield return $"{Or([.. days.Select(Day)])} will do too";
        }

        var (from, to) = (understood.EarliestTime ?? understood.Time, understood.LatestTime ?? understood.Time);
        if (from != to)
        {
            yield return to == EndOfDay ? $"any time from {from} on will do" : $"any time from {from} to {to} will do";
        }

        if (understood.SmallestParty is { } smallest)
        {
            yield return $"a table for {BookingText.Party(smallest)} will do";
        }

        if (understood.Seating is { } seating)
        {
            yield return $"seating: {seating}";
        }
    }

    private static string Day(string date) => BookingText.Day(LocalDatePattern.Iso.Parse(date).Value);

    private static string Or(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
}
