using System.Diagnostics.CodeAnalysis;
using Concierge.Contracts.Api;
using Concierge.Reservations;

namespace Concierge.Server.Mapping;

/// <summary>Creates an <see cref="ExistingBookingBody"/>.</summary>
internal static class ExistingBookingMapper
{
    [return: NotNullIfNotNull(nameof(existing))]
    public static ExistingBookingBody? Map(ExistingBooking? existing) => existing is null ? null : new(
        ApiTimeFormatter.FormatDate(existing.Date),
        ApiTimeFormatter.FormatTime(existing.Time),
        existing.PartySize,
        existing.ConfirmationNumber,
        existing.BookingId);
}
