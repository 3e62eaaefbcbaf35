using NodaTime;

namespace Concierge.Language;

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

    /// <summary>Other days that would do.</summary>
    public IReadOnlyList<LocalDate> Others { get; init; } = [];

    /// <summary>Whether the day is allowed beside one named earlier in the conversation.</summary>
    public bool Adds { get; init; }

    /// <summary>Where in the sentence the days were named.</summary>
    public IReadOnlyList<int> Mentions { get; init; } = [];

    /// <summary>Every certain day, the one liked best first.</summary>
    public IReadOnlyList<LocalDate> Days => Date is { } date ? [date, .. Others] : [];

    /// <summary>Nothing certain but what to ask.</summary>
    public static DateReading Ask(string question) => new([], question);

    /// <summary>Days of which any will do, the one liked best first.</summary>
    public static DateReading AnyOf(IEnumerable<LocalDate> days)
    {
        var different = days.Distinct().ToList();
        return different.Count is 0 or > DayChoices.Most
            ? Ask($"I can ask for {DayChoices.Most} days at most. Which days would suit you?")
            : new DateReading(different[0]) { Others = different[1..] };
    }
}
