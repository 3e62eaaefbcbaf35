using NodaTime;

namespace Concierge.Reservations;

/// <summary>The table that is wanted: what the voice agent asks a restaurant for.</summary>
public sealed record ReservationDetails
{
    /// <summary>The restaurant's name as it is spoken.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The number to dial, in E.164 form (<c>+14155550123</c>).</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>Guests, 1 to 12.</summary>
    public required int PartySize { get; init; }

    /// <summary>The day, in the restaurant's own calendar.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The time wanted, on the restaurant's own clock.</summary>
    public required LocalTime Time { get; init; }

    /// <summary>The name the table is booked under.</summary>
    public required string CustomerName { get; init; }

    /// <summary>A number the restaurant may be given for the guest, in E.164 form; <see langword="null"/> when none may be given.</summary>
    public string? CustomerPhone { get; init; }

    /// <summary>Wishes in the guest's own words ("window seat, one vegan"); <see langword="null"/> when there are none.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The earliest time the guest agreed to beforehand; <see langword="null"/> when only <see cref="Time"/> will do.</summary>
    public LocalTime? EarliestTime { get; init; }

    /// <summary>The latest time the guest agreed to beforehand; <see langword="null"/> when only <see cref="Time"/> will do.</summary>
    public LocalTime? LatestTime { get; init; }
}
