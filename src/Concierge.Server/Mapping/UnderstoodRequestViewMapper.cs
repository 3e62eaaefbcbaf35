using Concierge.Contracts.Api;
using Concierge.Reservations;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="UnderstoodRequestView"/>.</summary>
internal static class UnderstoodRequestViewMapper
{
    public static UnderstoodRequestView Map(ReservationDetails details, string? otherBooking) => new()
    {
        RestaurantName = details.RestaurantName,
        PhoneNumber = Language.Phones.PhoneNumber.Mask(details.PhoneNumber),
        PartySize = details.PartySize,
        Date = ApiTimeFormatter.FormatDate(details.Date),
        Time = ApiTimeFormatter.FormatTime(details.Time),
        CustomerName = details.CustomerName,
        SpecialRequests = details.SpecialRequests,
        EarliestTime = details.EarliestTime is { } earliest ? ApiTimeFormatter.FormatTime(earliest) : null,
        LatestTime = details.LatestTime is { } latest ? ApiTimeFormatter.FormatTime(latest) : null,
        OtherDates = details.OtherDates.Count == 0 ? null : [.. details.OtherDates.Select(ApiTimeFormatter.FormatDate)],
        SmallestParty = details.SmallestParty,
        Seating = details.Seating,
        Purpose = details.Purpose,
        Existing = details.Existing is { } existing
            ? new ExistingBookingBody(
                ApiTimeFormatter.FormatDate(existing.Date),
                ApiTimeFormatter.FormatTime(existing.Time),
                existing.PartySize,
                existing.ConfirmationNumber,
                existing.BookingId)
            : null,
        OtherBooking = otherBooking,
    };
}
