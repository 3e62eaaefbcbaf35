using Concierge.Contracts;
using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>A booking as it is kept.</summary>
internal sealed class BookingRow
{
    public required string Id { get; set; }

    public string? SessionId { get; set; }

    public required string RestaurantName { get; set; }

    /// <summary>The restaurant's, E.164.</summary>
    public required string PhoneNumber { get; set; }

    public string? TimeZone { get; set; }

    public LocalDate Date { get; set; }

    public LocalTime Time { get; set; }

    public int PartySize { get; set; }

    public required string CustomerName { get; set; }

    /// <summary>The guest's own words may hold anything, a telephone number among it: they are kept encrypted.</summary>
    public byte[]? SealedRequests { get; set; }

    public string? ConfirmationNumber { get; set; }

    public BookingStatus Status { get; set; }

    public required string CallId { get; set; }

    public DateTimeOffset BookedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>How often it was changed.</summary>
    public int Revision { get; set; }
}
