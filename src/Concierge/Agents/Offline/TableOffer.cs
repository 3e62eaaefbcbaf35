using Concierge.Agents.Tools;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Agents.Offline;

/// <summary>A table that a restaurant offers or agrees to.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time.</param>
/// <param name="PartySize">The party.</param>
internal readonly record struct TableOffer(LocalDate? Date, LocalTime? Time, int? PartySize)
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads the table of a call's result, completed with the request's values where the result names none.</summary>
    /// <param name="call">The result; <see langword="null"/> for none.</param>
    /// <param name="requested">The requested table.</param>
    public static TableOffer Read(CallAnswer? call, RequestedTable requested) => new(
        LocalDatePattern.Iso.Parse(call?.Date ?? "") is { Success: true } date ? date.Value : requested.Date,
        Clock.Parse(call?.Time ?? "") is { Success: true } time ? time.Value : requested.Time,
        call?.PartySize ?? requested.PartySize);

    /// <summary>Whether this is the requested table, and thus no alternative to it.</summary>
    public bool IsRequested(RequestedTable requested) => this == new TableOffer(requested.Date, requested.Time, requested.PartySize);
}
