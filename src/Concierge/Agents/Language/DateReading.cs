using Concierge.Reservations;
using NodaTime;

namespace Concierge.Agents.Language;

/// <summary>What was said about the day: one date, or several it may be and the question that settles it.</summary>
internal sealed record DateReading(IReadOnlyList<LocalDate> Options, string? Question)
{
    /// <summary>One certain day.</summary>
    public DateReading(LocalDate date)
        : this([date], null)
    {
    }

    /// <summary>The day, when it is certain.</summary>
    public LocalDate? Date => Question is null && Options.Count == 1 ? Options[0] : null;

    /// <summary>Nothing certain but what to ask.</summary>
    public static DateReading Ask(string question) => new([], question);

    /// <summary>Two mentions in one sentence: what both allow, or the question which.</summary>
    public static DateReading Combine(DateReading first, DateReading second)
    {
        var common = first.Options.Intersect(second.Options).ToList();
        return common.Count == 1 ? new DateReading(common[0])
            : first.Options.Count == 0 ? first
            : second.Options.Count == 0 ? second
            : new DateReading([.. first.Options, .. second.Options], $"Which day: {BookingText.Day(first.Options[0])} or {BookingText.Day(second.Options[^1])}?");
    }
}
