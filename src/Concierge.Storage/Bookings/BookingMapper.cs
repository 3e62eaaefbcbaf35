using System.Security.Cryptography;
using Concierge.Reservations;
using Concierge.Storage.Schema;

namespace Concierge.Storage.Bookings;

/// <summary>Maps a row to a booking and creates booking ids.</summary>
internal static class BookingMapper
{
    private const int IdLength = 6;

    // Without letters and digits that look alike (0/o, 1/i/l).
    private const string IdLetters = "23456789abcdefghjkmnpqrstuvwxyz";

    /// <summary>Creates a random booking id.</summary>
    public static string NewId() => RandomNumberGenerator.GetString(IdLetters, IdLength);

    /// <summary>Converts a row to a booking and decrypts its special requests.</summary>
    public static Booking FromRow(BookingRow row, GuestTextCipher seal) => new()
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
        SpecialRequests = seal.Decrypt(row.SealedRequests),
        ConfirmationNumber = row.ConfirmationNumber,
        Status = row.Status,
        CallId = row.CallId,
        BookedAt = row.BookedAt,
        UpdatedAt = row.UpdatedAt,
        Revision = row.Revision,
    };
}
