using NodaTime;

namespace Concierge.Language;

/// <summary>What the guest said about the day: one date, or the possible dates and the question that decides between them.</summary>
internal sealed record DateReading(IReadOnlyList<LocalDate> Options, string? Question)
{
    /// <summary>Creates a reading with one unambiguous day.</summary>
    public DateReading(LocalDate date)
        : this([date], null)
    {
    }

    /// <summary>The day, or <see langword="null"/> if it is ambiguous.</summary>
    public LocalDate? Date => Question is null && Options.Count == 1 ? Options[0] : null;

    /// <summary>Other days that the guest accepts.</summary>
    public IReadOnlyList<LocalDate> Others { get; init; } = [];

    /// <summary>Whether the guest accepts the day in addition to one from earlier in the conversation.</summary>
    public bool IsAddition { get; init; }

    /// <summary>The positions of the days in the sentence.</summary>
    public IReadOnlyList<int> Positions { get; init; } = [];

    /// <summary>All unambiguous days, the first choice first.</summary>
    public IReadOnlyList<LocalDate> AllDays => Date is { } date ? [date, .. Others] : [];

    /// <summary>Creates a reading that only asks a question.</summary>
    public static DateReading CreateQuestion(string question) => new([], question);

    /// <summary>Creates a reading of days that are all acceptable, the first choice first.</summary>
    public static DateReading CreateAnyOf(IEnumerable<LocalDate> days)
    {
        var distinct = days.Distinct().ToList();
        return distinct.Count is 0 or > DateChoiceResolver.MaxDays
            ? CreateQuestion($"I can ask for {DateChoiceResolver.MaxDays} days at most. Which days would suit you?")
            : new DateReading(distinct[0]) { Others = distinct[1..] };
    }
}
