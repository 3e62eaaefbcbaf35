using Concierge.Agents.Tools;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>What the guest has said about which booking is meant.</summary>
internal sealed record BookingReference
{
    /// <summary>The restaurant's name.</summary>
    public string? Restaurant { get; init; }

    /// <summary>The confirmation number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The date.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The time.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The party size.</summary>
    public int? PartySize { get; init; }

    /// <summary>The choice from the listed bookings ("the second").</summary>
    public ResultChoice? Choice { get; init; }

    /// <summary>Whether the guest has not said anything about it.</summary>
    public bool IsEmpty => this == new BookingReference();

    /// <summary>Adds what a message says about the booking that is meant.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="table">Whether date, time and party size describe the existing booking and not the requested change.</param>
    public BookingReference Merge(ParsedRequest said, bool table) => this with
    {
        Restaurant = said.Restaurant ?? Restaurant,
        ConfirmationNumber = said.ConfirmationNumber ?? ConfirmationNumber,
        Date = said.PresentDate ?? (table ? said.Date ?? Date : Date),
        Time = said.PresentTime ?? (table ? said.Time ?? Time : Time),
        PartySize = table ? said.PartySize ?? PartySize : PartySize,
        Choice = said.Choice is { Kind: ResultChoiceKind.Numbered or ResultChoiceKind.Last } numbered ? numbered : Choice,
    };

    /// <summary>Returns the bookings that match.</summary>
    /// <param name="bookings">All bookings.</param>
    /// <param name="last">The last booking of this conversation, which is meant when the guest says nothing else.</param>
    public IReadOnlyList<BookingAnswer> FindMatches(IReadOnlyList<BookingAnswer> bookings, LastBooking? last)
    {
        List<BookingAnswer> matches = [.. bookings.Where(Matches)];
        if (IsEmpty && last is not null)
        {
            return [.. bookings.Where(last.Matches)];
        }

        return Choice switch
        {
            null => matches,
            { Kind: ResultChoiceKind.Last } when matches.Count > 0 => [matches[^1]],
            { Number: var number } when number >= 1 && number <= matches.Count => [matches[number - 1]],
            _ => [],
        };
    }

    private bool Matches(BookingAnswer booking) =>
        (ConfirmationNumber is not { } number
            || (booking.ConfirmationNumber is { } given
                && Reservations.ConfirmationNumberMatcher.Normalize(given) == Reservations.ConfirmationNumberMatcher.Normalize(number)))
        && (Restaurant is not { } name || RestaurantNameComparer.Score(name, booking.Restaurant) >= RestaurantNameComparer.SameName)
        && (Date is not { } date || booking.Day == date)
        && (Time is not { } time || booking.TimeOfDay == time)
        && (PartySize is not { } party || booking.PartySize == party);
}
