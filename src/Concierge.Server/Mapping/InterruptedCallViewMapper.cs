using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Dates;
using Concierge.Storage.Schema;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="InterruptedCallView"/>.</summary>
internal static class InterruptedCallViewMapper
{
    public static InterruptedCallView Map(CallRow call) => new(
        call.Id,
        call.Purpose,
        call.RestaurantName,
        ApiTimeFormatter.FormatDate(call.Date),
        ApiTimeFormatter.FormatTime(call.Time),
        call.PartySize,
        call.Outcome ?? CallOutcome.Unclear,
        call.ErrorCode ?? "call.interrupted",
        $"The call to {call.RestaurantName} about {BookingFormatter.FormatParty(call.PartySize)} on {BookingFormatter.FormatDayAndTime(call.Date, call.Time)} "
            + $"was interrupted when the program ended. {DescribeOutcome(call.Outcome)}");

    private static string DescribeOutcome(CallOutcome? outcome) => outcome switch
    {
        CallOutcome.Busy => "The line was busy. The call is not retried.",
        CallOutcome.NoAnswer => "Nobody answered. The call is not retried.",
        CallOutcome.Failed => "There was no conversation. Nothing is booked.",
        _ => "It is not known what was agreed. Ask the restaurant before you request the table again.",
    };
}
