using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Dates;
using Concierge.Storage.Calls;
using Concierge.Storage.Schema;
using NodaTime.Text;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="InterruptedCallView"/>.</summary>
internal static class InterruptedCallViewMapper
{
    public static InterruptedCallView Map(CallRow call, StoredClaim? claim) => new(
        call.Id,
        call.Purpose,
        call.RestaurantName,
        ApiTimeFormatter.FormatDate(call.Date),
        ApiTimeFormatter.FormatTime(call.Time),
        call.PartySize,
        call.Outcome ?? CallOutcome.Unclear,
        call.ErrorCode ?? "call.interrupted",
        Describe(call, claim));

    /// <summary>Says in one or two sentences what is known about an interrupted call.</summary>
    public static string Describe(CallRow call, StoredClaim? claim) =>
        $"The call to {call.RestaurantName} about {BookingFormatter.FormatParty(call.PartySize)} on {BookingFormatter.FormatDayAndTime(call.Date, call.Time)} "
            + $"was interrupted when the program ended. {(claim is null ? DescribeOutcome(call.Outcome) : DescribeClaim(call, claim))}";

    private static string DescribeClaim(CallRow call, StoredClaim claim)
    {
        var number = claim.ConfirmationNumber is { } given ? $", number {given}" : "";
        var agreement = claim.Outcome == CallOutcome.Cancelled
            ? $"The restaurant had agreed to cancel the booking{number}"
            : $"The restaurant had agreed{DescribeTable(call, claim)}{number}";
        return $"{agreement}; check with them, because what was said after that is unknown.";
    }

    // Only what differs from the request.
    private static string DescribeTable(CallRow call, StoredClaim claim)
    {
        var date = LocalDatePattern.Iso.Parse(claim.Date ?? "") is { Success: true } day ? day.Value : call.Date;
        var time = TimePattern.Parse(claim.Time ?? "") is { Success: true } hour ? hour.Value : call.Time;
        var party = claim.PartySize ?? call.PartySize;
        return (date, time, party) == (call.Date, call.Time, call.PartySize)
            ? ""
            : $" to {BookingFormatter.FormatParty(party)} on {BookingFormatter.FormatDayAndTime(date, time)}";
    }

    private static LocalTimePattern TimePattern { get; } = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static string DescribeOutcome(CallOutcome? outcome) => outcome switch
    {
        CallOutcome.Busy => "The line was busy. The call is not retried.",
        CallOutcome.NoAnswer => "Nobody answered. The call is not retried.",
        CallOutcome.Failed => "There was no conversation. Nothing is booked.",
        _ => "It is not known what was agreed. Ask the restaurant before you request the table again.",
    };
}
