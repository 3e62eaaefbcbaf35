using Concierge.Contracts;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>The booking request: what the voice agent asks a restaurant for.</summary>
public sealed record ReservationDetails
{
    /// <summary>The restaurant's name as it is spoken.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The number to dial, in E.164 form (<c>+14155550123</c>).</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The number of guests, 1 to 12.</summary>
    public required int PartySize { get; init; }

    /// <summary>The requested day in the restaurant's time zone.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The requested time in the restaurant's time zone.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>The name for the booking.</summary>
    public required string CustomerName { get; init; }

    /// <summary>The guest's phone number for the restaurant, in E.164 form, or <see langword="null"/> if the agent must not give one.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary>The preferences in the guest's own words ("window seat, one vegan"), or <see langword="null"/> if there are none.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The earliest time that the guest accepts, or <see langword="null"/> if it is <see cref="Time"/>.</summary>
    public LocalTime? EarliestTime { get; init; }

    /// <summary>The latest time that the guest accepts, or <see langword="null"/> if it is <see cref="Time"/>.</summary>
    public LocalTime? LatestTime { get; init; }

    /// <summary>Other days that the guest accepts, at the same times.</summary>
    public DateList OtherDates { get; init; } = [];

    /// <summary>The smallest party size that the guest accepts, or <see langword="null"/> if it is <see cref="PartySize"/>.</summary>
    public int? SmallestParty { get; init; }

    /// <summary>The seating that the guest accepts ("inside or outside"), or <see langword="null"/> if the guest said nothing.</summary>
    public string? Seating { get; init; }

    /// <summary>The purpose of the call.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>The booking to change or cancel, or <see langword="null"/> if <see cref="Purpose"/> is <see cref="CallPurpose.Book"/>.</summary>
    /// <remarks>For a cancellation, <see cref="Date"/>, <see cref="Time"/> and <see cref="PartySize"/> are those of this booking.</remarks>
    public ExistingBooking? Existing { get; init; }

    /// <summary>The restaurant's IANA time zone; <see langword="null"/> means the local zone of the machine.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The opening hours in OpenStreetMap's <c>opening_hours</c> syntax, or <see langword="null"/> if they are unknown.</summary>
    public string? OpeningHours { get; init; }

    /// <summary>Whether the call waits until a closed restaurant opens.</summary>
    public bool CallWhenOpen { get; init; }

    /// <summary>Whether to call although the restaurant is closed at the requested time.</summary>
    public bool DespiteClosing { get; init; }

    /// <summary>
    /// The user to whom the call and its booking belong, as a hash of the name, or <see langword="null"/> for the operator. Set when the call is placed.
    /// </summary>
    public string? OwnerId { get; init; }

    /// <summary>Returns whether the guest accepts this table: the request or a concession.</summary>
    public bool Allows(LocalDate date, LocalTime time, int partySize) =>
        (date == Date || OtherDates.Contains(date))
        && (time == Time || ((EarliestTime is not null || LatestTime is not null) && time >= (EarliestTime ?? Time) && time <= (LatestTime ?? Time)))
        && (partySize == PartySize || (SmallestParty is { } smallest && partySize >= smallest && partySize < PartySize));
}
