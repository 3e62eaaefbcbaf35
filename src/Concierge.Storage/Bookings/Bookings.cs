using System.Security.Cryptography;
using Concierge.Reservations;
using Concierge.Storage.Schema;

namespace Concierge.Storage.Bookings;

/// <summary>Between a booking and its row.</summary>
internal static class Bookings
{
    private const int IdLength = 6;

    // No letters or digits that are taken for each other.
    private const string IdLetters = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>A new id.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(IdLetters, IdLength);

    /// <summary>The booking that a row holds.</summary>
    public static Booking Read(BookingRow row, GuestSeal seal) => new()
    {
        Id = row.Id,
        SessionId = row.SessionId,
        RestaurantName = row.RestaurantName,
        PhoneNumber = row.PhoneNumber,
        TimeZone = row.TimeZone,
        Date = row.Date,
        Time = row.Time,
        PartySize = row.PartySize,
        CustomerName = row.CustomerName,
        SpecialRequests = seal.Open(row.SealedRequests),
        ConfirmationNumber = row.ConfirmationNumber,
        Status = row.Status,
        CallId = row.CallId,
        BookedAt = row.BookedAt,
        UpdatedAt = row.UpdatedAt,
        Revision = row.Revision,
    };
}
