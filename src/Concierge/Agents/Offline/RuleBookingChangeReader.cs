using Concierge.Agents.Changes;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;

namespace Concierge.Agents.Offline;

/// <summary>Reads a change by the rules of the built-in language model.</summary>
internal sealed class RuleBookingChangeReader(LocalClock clock) : IBookingChangeReader
{
    /// <inheritdoc/>
    public Task<BookingChangeRequest> ReadAsync(Booking booking, string text, CancellationToken cancellationToken) =>
        Task.FromResult(Read(booking, text));

    private BookingChangeRequest Read(Booking booking, string text)
    {
        var understood = RequestParser.Parse(ClosedRestaurantReplyParser.RemoveOpeningPhrase(text), clock.GetNow(booking.TimeZone), []);
        if (understood.Questions.Where(question => question.Key != BookingField.Restaurant).Select(question => question.Value).FirstOrDefault() is { } question)
        {
            throw new ConciergeException(BookingChangeErrors.NotUnderstood(question));
        }

        var wish = new BookingRequest();
        wish.Merge(understood, chosen: true, concedes: false);
        var table = wish.Table;
        var opening = RequestCues.Parse(text);
        var wanted = new BookingChangeRequest
        {
            Date = table.FindDate(booking.Date),
            Time = table.FindTime(booking.Time),
            PartySize = table.FindPartySize(booking.PartySize),
            SpecialRequests = wish.SpecialRequests,
            Seating = wish.Seating,
            EarliestTime = table.EarliestTime,
            LatestTime = table.LatestTime,
            OtherDates = table.OtherDates,
            SmallestParty = table.SmallestParty,
            CallWhenOpen = opening.CallWhenOpen,
            DespiteClosing = opening.Insists,
        };
        return wanted.IsEmpty ? throw new ConciergeException(BookingChangeErrors.NotUnderstood()) : wanted;
    }
}
