namespace Concierge.Contracts.Api;

/// <summary>A booking.</summary>
public sealed record ReservationView
{
    /// <summary>The booking's id.</summary>
    public required string Id { get; init; }

    /// <summary>confirmed or cancelled.</summary>
    public required BookingStatus Status { get; init; }

    /// <summary>The restaurant's name.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The restaurant's number, E.164.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The restaurant's IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public required string Date { get; init; }

    /// <summary>HH:MM in the restaurant's time zone.</summary>
    public required string Time { get; init; }

    /// <summary>The number of guests.</summary>
    public required int PartySize { get; init; }

    /// <summary>The name of the guest.</summary>
    public required string CustomerName { get; init; }

    /// <summary>The special requests.</summary>
    public string? SpecialRequests { get; init; }

    /// <summary>The confirmation number that the restaurant gave.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>The call that last changed the booking.</summary>
    public required string CallId { get; init; }

    /// <summary>When the booking was made.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>When the booking last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often the booking changed.</summary>
    public required int Revision { get; init; }
}
