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
        EarliestTime = ApiTimeFormatter.FormatTime(details.EarliestTime),
        LatestTime = ApiTimeFormatter.FormatTime(details.LatestTime),
        OtherDates = details.OtherDates.Count == 0 ? null : [.. details.OtherDates.Select(ApiTimeFormatter.FormatDate)],
        SmallestParty = details.SmallestParty,
        Seating = details.Seating,
        Purpose = details.Purpose,
        Existing = ExistingBookingMapper.Map(details.Existing),
        OtherBooking = otherBooking,
    };
}
