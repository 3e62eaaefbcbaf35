using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Storage.Schema;

namespace Concierge.Server.Api;

/// <summary>A call whose server failed, with what is known about it.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Purpose">book, change or cancel.</param>
/// <param name="RestaurantName">The restaurant's name.</param>
/// <param name="Date">The date of the table, YYYY-MM-DD.</param>
/// <param name="Time">The time of the table, HH:MM.</param>
/// <param name="PartySize">The number of guests.</param>
/// <param name="Outcome">busy, no_answer, failed, or unclear when there was a conversation.</param>
/// <param name="ErrorCode">call.interrupted.</param>
/// <param name="Message">One or two sentences for the guest.</param>
public sealed record InterruptedCallView(
    string CallId,
    CallPurpose Purpose,
    string RestaurantName,
    string Date,
    string Time,
    int PartySize,
    CallOutcome Outcome,
    string ErrorCode,
    string Message)
{
    internal static InterruptedCallView From(CallRow call) => new(
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
