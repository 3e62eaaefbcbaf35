using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Reservations;
using Concierge.Server.Mapping;

namespace Concierge.Server.Requests;

/// <summary>Converts the fields of a plan to those of a call, and lays corrections over an earlier plan.</summary>
internal static class PlanFields
{
    /// <summary>The fields that a request gives.</summary>
    public static CreateCallRequest Read(CreatePlanRequest body) => Apply(new CreateCallRequest(), body);

    /// <summary>An earlier plan with the fields that a request gives. The other ones stay; an empty text or list removes a field.</summary>
    public static CreateCallRequest Correct(ReservationDetails plan, CreatePlanRequest body)
    {
        var fields = Apply(Write(plan), body);
        var isOtherRestaurant = body.PhoneNumber is not null || body.RestaurantName is not null || body.RestaurantId is not null;
        return isOtherRestaurant
            ? fields with
            {
                RestaurantName = body.RestaurantName ?? (body.PhoneNumber is null ? null : plan.RestaurantName),
                PhoneNumber = body.PhoneNumber,
                TimeZone = body.TimeZone,
                OpeningHours = body.OpeningHours,
            }
            : fields;
    }

    private static CreateCallRequest Apply(CreateCallRequest fields, CreatePlanRequest body) => fields with
    {
        RestaurantName = body.RestaurantName ?? fields.RestaurantName,
        PhoneNumber = body.PhoneNumber ?? fields.PhoneNumber,
        PartySize = body.PartySize ?? fields.PartySize,
        Date = body.Date ?? fields.Date,
        Time = body.Time ?? fields.Time,
        CustomerName = body.CustomerName ?? fields.CustomerName,
        SpecialRequests = body.SpecialRequests ?? fields.SpecialRequests,
        EarliestTime = body.EarliestTime ?? fields.EarliestTime,
        LatestTime = body.LatestTime ?? fields.LatestTime,
        OtherDates = body.OtherDates ?? fields.OtherDates,
        SmallestParty = body.SmallestParty ?? fields.SmallestParty,
        Seating = body.Seating ?? fields.Seating,
        TimeZone = body.TimeZone ?? fields.TimeZone,
        Purpose = body.Purpose ?? fields.Purpose,
        Existing = body.Existing ?? fields.Existing,
        OpeningHours = body.OpeningHours ?? fields.OpeningHours,
        CallWhenOpen = body.CallWhenOpen ?? fields.CallWhenOpen,
        DespiteClosing = body.DespiteClosing ?? fields.DespiteClosing,
    };

    private static CreateCallRequest Write(ReservationDetails plan) => new()
    {
        RestaurantName = plan.RestaurantName,
        PhoneNumber = plan.PhoneNumber,
        PartySize = plan.PartySize,
        Date = ApiTimeFormatter.FormatDate(plan.Date),
        Time = ApiTimeFormatter.FormatTime(plan.Time),
        CustomerName = plan.CustomerName,
        SpecialRequests = plan.SpecialRequests,
        EarliestTime = ApiTimeFormatter.FormatTime(plan.EarliestTime),
        LatestTime = ApiTimeFormatter.FormatTime(plan.LatestTime),
        OtherDates = [.. plan.OtherDates.Select(ApiTimeFormatter.FormatDate)],
        SmallestParty = plan.SmallestParty,
        Seating = plan.Seating,
        TimeZone = plan.TimeZone,
        Purpose = plan.Purpose switch
        {
            CallPurpose.Change => "change",
            CallPurpose.Cancel => "cancel",
            _ => "book",
        },
        Existing = ExistingBookingMapper.Map(plan.Existing),
        OpeningHours = plan.OpeningHours,
        CallWhenOpen = plan.CallWhenOpen,
        DespiteClosing = plan.DespiteClosing,
    };
}
