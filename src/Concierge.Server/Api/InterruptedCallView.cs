using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Storage.Schema;

namespace Concierge.Server.Api;

/// <summary>A call whose process died, and what became of it.</summary>
/// <param name="CallId">The call's id.</param>
/// <param name="Purpose">book, change or cancel.</param>
/// <param name="RestaurantName">Who was called.</param>
/// <param name="Date">The day it was about, YYYY-MM-DD.</param>
/// <param name="Time">The time it was about, HH:MM.</param>
/// <param name="PartySize">Guests.</param>
/// <param name="Outcome">What is known: busy, no_answer, failed, or unclear when there was a conversation.</param>
/// <param name="ErrorCode">call.interrupted.</param>
/// <param name="Message">One sentence for a person.</param>
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
    internal static InterruptedCallView Of(CallRow call) => new(
        call.Id,
        call.Purpose,
        call.RestaurantName,
        WireTime.Date(call.Date),
        WireTime.Time(call.Time),
        call.PartySize,
        call.Outcome ?? CallOutcome.Unclear,
        call.ErrorCode ?? "call.interrupted",
        $"The call to {call.RestaurantName} about {BookingText.Party(call.PartySize)} on {BookingText.DayAndTime(call.Date, call.Time)} was cut short when the program ended. {Known(call.Outcome)}");

    private static string Known(CallOutcome? outcome) => outcome switch
    {
        CallOutcome.Busy => "The line had been busy, and it is not dialled again.",
        CallOutcome.NoAnswer => "Nobody had answered, and it is not dialled again.",
        CallOutcome.Failed => "Nobody had been spoken to; nothing is booked.",
        _ => "What was agreed is not known: ask the restaurant before you ask for the table again.",
    };
}
