using Concierge.Contracts;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>A table that a restaurant confirmed: an entry in the book of bookings.</summary>
public sealed record Booking
{
    /// <summary>Its own id, short enough to type.</summary>
    public required string Id { get; init; }

    /// <summary>The session it was booked in; <see langword="null"/> when it came from outside any.</summary>
    public string? SessionId { get; init; }

    /// <summary>The restaurant's name as it is spoken.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The restaurant's number, E.164.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The restaurant's IANA time zone; <see langword="null"/> when it is not known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The day, in the restaurant's own calendar.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The time, on the restaurant's own clock.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>Guests.</summary>
    public required int PartySize { get; init; }

    /// <summary>The name it is booked under.</summary>
    public required string CustomerName { get; init; }

    /// <summary>Wishes in the guest's own words; <see langword="null"/> when there were none.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>As the restaurant gave it (<c>BK472</c>); <see langword="null"/> when it gave none.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>What has become of it.</summary>
    public BookingStatus Status { get; init; }

    /// <summary>The call that last changed it.</summary>
    public required string CallId { get; init; }

    /// <summary>When it was booked.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>When it last became what it is.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often the restaurant changed it.</summary>
    public int Revision { get; init; }
}
