using Concierge.Agents.Language;
using Concierge.Calls;
using Concierge.Restaurants;
using NodaTime;

namespace Concierge.Agents.Rules;

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

    /// <summary>Its place in the list, from 0; negative for the last.</summary>
    public int? Ordinal { get; init; }

    /// <summary>Whether nothing is said about it.</summary>
    public bool IsEmpty => this == new BookingHints();

    /// <summary>Adds what a sentence says about the booking that is meant.</summary>
    /// <param name="said">What it says.</param>
    /// <param name="words">What it points at.</param>
    /// <param name="table">Whether day, time and party are the booking's own, and not what they are to become.</param>
    public BookingHints With(Understanding said, ErrandWords words, bool table) => this with
    {
        Restaurant = said.Restaurant ?? Restaurant,
        ConfirmationNumber = said.ConfirmationNumber ?? ConfirmationNumber,
        Date = table ? said.Date ?? Date : Date,
        Time = table ? said.Time ?? Time : Time,
        PartySize = table ? said.PartySize ?? PartySize : PartySize,
        Ordinal = words.Ordinal ?? Ordinal,
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

        return Ordinal is not { } ordinal ? fitting
            : ordinal < 0 && fitting.Count > 0 ? [fitting[^1]]
            : ordinal >= 0 && ordinal < fitting.Count ? [fitting[ordinal]]
            : [];
    }

    private bool Fits(BookingAnswer booking) =>
        (ConfirmationNumber is not { } number || (booking.ConfirmationNumber is { } given && Calls.ConfirmationNumber.Normalize(given) == Calls.ConfirmationNumber.Normalize(number)))
        && (Restaurant is not { } name || RestaurantNames.Score(name, booking.Restaurant) >= RestaurantNames.SameName)
        && (Date is not { } date || booking.IsOn(date))
        && (Time is not { } time || booking.IsAt(time))
        && (PartySize is not { } party || booking.PartySize == party);
}
