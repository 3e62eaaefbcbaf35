using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>An offer of another table than the requested one. A value is <see langword="null"/> where the offer equals the request.</summary>
internal sealed record BookingOffer(TimeOnly? Time = null, DateOnly? Date = null, int? PartySize = null, string? Seating = null)
{
    private const int MaxDaysAfter = 14;
    private const int MaxDaysBefore = 3;

    public bool IsEmpty => Time is null && Date is null && PartySize is null && Seating is null;

    /// <summary>The offer as it is spoken: <c>a table for three people on Sunday, November twenty ninth, at seven thirty</c>.</summary>
    public string SpokenForm
    {
        get
        {
            string table = PartySize is { } size ? $"a table for {SpokenFormatter.FormatPeople(size)} " : "";
            string day = Date is { } date ? $"{(table.Length > 0 ? "on " : "")}{SpokenFormatter.FormatDate(date)}, " : "";
            string hour = Time is { } time ? $"{(table.Length + day.Length > 0 ? "at " : "")}{SpokenFormatter.FormatTime(time)} " : "";
            return $"{table}{day}{hour}{Seating}".TrimEnd(' ', ',');
        }
    }

    /// <summary>Finds the offers in an utterance.</summary>
    public static IReadOnlyList<BookingOffer> FindAll(CalleeUtterance utterance, BookingTerms terms, BookingInstructions instructions)
    {
        DateOnly? date = utterance.OfferedDate is { } spoken && terms.Date is { } requested && spoken.Contradicts(requested)
            ? ResolveDate(spoken, requested, instructions.AcceptableDays)
            : null;
        int? partySize = utterance.OfferedPartySize is { } size && size != terms.PartySize ? size : null;
        var withoutTime = new BookingOffer(null, date, partySize, utterance.OfferedSeating);
        BookingOffer[] offers =
            [.. utterance.Times.Except(utterance.UnavailableTimes).Select(time => withoutTime with { Time = time.ResolveNear(terms.Time ?? DefaultTime) })];
        return offers.Length > 0 ? offers : withoutTime.IsEmpty ? [] : [withoutTime];
    }

    public static TimeOnly DefaultTime { get; } = new(19, 0);

    /// <summary>
    /// Finds the date that an incomplete spoken date means. A weekday means a day that the guest accepts, else the next such day after the
    /// requested one, else the one before it.
    /// </summary>
    public static DateOnly? ResolveDate(SpokenDate spoken, DateOnly requested, IReadOnlyList<DateOnly> acceptableDays)
    {
        if (spoken is { Weekday: null, Day: null })
        {
            return null;
        }

        IEnumerable<DateOnly> candidates =
        [
            .. acceptableDays,
            .. Enumerable.Range(1, MaxDaysAfter).Select(requested.AddDays),
            .. Enumerable.Range(1, MaxDaysBefore).Select(days => requested.AddDays(-days)),
        ];
        return candidates.Where(candidate => candidate != requested && !spoken.Contradicts(candidate)).Cast<DateOnly?>().FirstOrDefault();
    }
}
