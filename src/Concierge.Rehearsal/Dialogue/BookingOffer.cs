using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>An offer in place of the requested table. A value is <see langword="null"/> where the offer equals the request.</summary>
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
        DateOnly? date = utterance.OfferedDate is { } said && terms.Date is { } day && said.Contradicts(day) ? ResolveDate(said, day, instructions.AcceptableDays) : null;
        int? party = utterance.OfferedParty is { } size && size != terms.PartySize ? size : null;
        var rest = new BookingOffer(null, date, party, utterance.OfferedSeating);
        BookingOffer[] offers = [.. utterance.Times.Except(utterance.FullTimes).Select(time => rest with { Time = time.ResolveNear(terms.Time ?? DefaultTime) })];
        return offers.Length > 0 ? offers : rest.IsEmpty ? [] : [rest];
    }

    public static TimeOnly DefaultTime { get; } = new(19, 0);

    /// <summary>
    /// Finds the date that an incomplete spoken date means. A weekday means the day that the guest accepts, else the next such day, else
    /// the one before.
    /// </summary>
    public static DateOnly? ResolveDate(SpokenDate said, DateOnly asked, IReadOnlyList<DateOnly> acceptable)
    {
        if (said is { Weekday: null, Day: null })
        {
            return null;
        }

        IEnumerable<DateOnly> candidates =
        [
            .. acceptable,
            .. Enumerable.Range(1, MaxDaysAfter).Select(asked.AddDays),
            .. Enumerable.Range(1, MaxDaysBefore).Select(days => asked.AddDays(-days)),
        ];
        return candidates.Where(candidate => candidate != asked && !said.Contradicts(candidate)).Cast<DateOnly?>().FirstOrDefault();
    }
}
