using Concierge.Contracts;
using Concierge.Options;
using Concierge.Storage.Bookings;
using Concierge.Storage.Schema;
using NodaTime;

namespace Concierge.Tests.Storage;

/// <summary>Rows as the program writes them.</summary>
internal static class TestRows
{
    public const string Wishes = "a quiet table; call 0170 1234567";

    public static GuestTextCipher Seal { get; } = new(() => new byte[DataKeyFile.Length]);

    public static BookingRow Booking(
        string id,
        LocalDate? date = null,
        string? timeZone = null,
        string? confirmationNumber = null,
        BookingStatus status = BookingStatus.Confirmed,
        DateTimeOffset? bookedAt = null) => new()
        {
            Id = id,
            RestaurantName = "Luigi's",
            PhoneNumber = "+14155550142",
            TimeZone = timeZone,
            Date = date ?? new LocalDate(2026, 11, 22),
            Time = new LocalTime(19, 0),
            PartySize = 4,
            CustomerName = "John",
            SealedRequests = Seal.Encrypt(Wishes),
            ConfirmationNumber = confirmationNumber,
            Status = status,
            CallId = "call",
            BookedAt = bookedAt ?? new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
            UpdatedAt = bookedAt ?? new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
        };
}
