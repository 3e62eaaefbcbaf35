using Concierge.Agents.Tools;
using Concierge.Language;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>Which of the bookings there are is meant.</summary>
internal sealed record BookingHints
{
    /// <summary>Where.</summary>
    public string? Restaurant { get; init; }

    /// <summary>By its confirmation number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The day.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>The time.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The party.</summary>
    public int? PartySize { get; init; }

    /// <summary>Which of those listed.</summary>
    public ResultChoice? Choice { get; init; }

    /// <summary>Whether nothing is said about it.</summary>
    public bool IsEmpty => this == new BookingHints();

    /// <summary>Adds what a sentence says about the booking that is meant.</summary>
    /// <param name="said">What it says.</param>
    /// <param name="table">Whether day, time and party are the booking's own, and not what they are to become.</param>
    public BookingHints With(Understanding said, bool table) => this with
    {
        Restaurant = said.Restaurant ?? Restaurant,
        ConfirmationNumber = said.ConfirmationNumber ?? ConfirmationNumber,
        Date = said.BookedDate ?? (table ? said.Date ?? Date : Date),
        Time = said.BookedTime ?? (table ? said.Time ?? Time : Time),
        PartySize = table ? said.PartySize ?? PartySize : PartySize,
        Choice = said.Choice is { Kind: ResultChoiceKind.Numbered or ResultChoiceKind.Last } numbered ? numbered : Choice,
    };

    /// <summary>The bookings that fit.</summary>
    /// <param name="bookings">All there are.</param>
    /// <param name="last">The one booked last in this conversation, which is meant when nothing else is said.</param>
    public IReadOnlyList<BookingAnswer> Fitting(IReadOnlyList<BookingAnswer> bookings, BookedHere? last)
    {
        List<BookingAnswer> fitting = [.. bookings.Where(Fits)];
        if (IsEmpty && last is not null)
        {
            return [.. bookings.Where(last.Is)];
        }

        return Choice switch
        {
            null => fitting,
            { Kind: ResultChoiceKind.Last } when fitting.Count > 0 => [fitting[^1]],
            { Number: var number } when number >= 1 && number <= fitting.Count => [fitting[number - 1]],
            _ => [],
        };
    }

    private bool Fits(BookingAnswer booking) =>
        (ConfirmationNumber is not { } number || (booking.ConfirmationNumber is { } given && Reservations.ConfirmationNumber.Normalize(given) == Reservations.ConfirmationNumber.Normalize(number)))
        && (Restaurant is not { } name || RestaurantNames.Score(name, booking.Restaurant) >= RestaurantNames.SameName)
        && (Date is not { } date || booking.Day == date)
        && (Time is not { } time || booking.Hour == time)
        && (PartySize is not { } party || booking.PartySize == party);
}
