using Concierge.Contracts;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>bookings</c>.</summary>
internal sealed class BookingRow
{
    public required string Id { get; set; }

    public string? SessionId { get; set; }

    /// <summary>The user to whom it belongs (<see cref="Concierge.Calls.Limits.CurrentUser.OwnerId"/>); <see langword="null"/> for the operator.</summary>
    public string? OwnedBy { get; set; }

    public required string RestaurantName { get; set; }

    /// <summary>The restaurant's phone number, E.164.</summary>
    public required string PhoneNumber { get; set; }

    public string? TimeZone { get; set; }

    public LocalDate Date { get; set; }

    public LocalTime Time { get; set; }

    public int PartySize { get; set; }

    public required string CustomerName { get; set; }

    /// <summary>The special requests in the guest's own words, encrypted: they may contain a phone number.</summary>
    public byte[]? SealedRequests { get; set; }

    public string? ConfirmationNumber { get; set; }

    public BookingStatus Status { get; set; }

    public required string CallId { get; set; }

    public DateTimeOffset BookedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The number of changes since the booking was made. Concurrency token.</summary>
    public int Revision { get; set; }
}
