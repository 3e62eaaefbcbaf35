using Concierge.Contracts;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>A table that a restaurant confirmed.</summary>
public sealed record Booking
{
    /// <summary>The id of the booking, short enough to type.</summary>
    public required string Id { get; init; }

    /// <summary>The session of the booking, or <see langword="null"/> if it was made outside a session.</summary>
    public string? SessionId { get; init; }

    /// <summary>The restaurant's name.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The restaurant's phone number, in E.164 form.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The restaurant's IANA time zone, or <see langword="null"/> if it is unknown.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The day in the restaurant's time zone.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The time in the restaurant's time zone.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>The number of guests.</summary>
    public required int PartySize { get; init; }

    /// <summary>The name for the booking.</summary>
    public required string CustomerName { get; init; }

    /// <summary>The preferences in the guest's own words, or <see langword="null"/> if there are none.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The restaurant's confirmation number (<c>BK472</c>), or <see langword="null"/> if it gave none.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The status of the booking.</summary>
    public BookingStatus Status { get; init; }

    /// <summary>The id of the call that last changed the booking.</summary>
    public required string CallId { get; init; }

    /// <summary>When the restaurant confirmed the booking.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>When the booking last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The number of changes since the booking was made.</summary>
    public int Revision { get; init; }
}
