using Concierge.Calls;
using Concierge.Reservations;

namespace Concierge.Agents;

/// <summary>Says what came of a call, from its result alone.</summary>
internal static class ReservationReport
{
    /// <summary>One or two sentences for the person who asked.</summary>
    public static string Describe(ReservationDetails details, VoiceCallResult result)
    {
        var name = details.RestaurantName;
        var (party, date, time) = (result.PartySize ?? details.PartySize, result.Date ?? details.Date, result.Time ?? details.Time);
        return result.Outcome switch
        {
            CallOutcome.Confirmed => $"Booked: {name}, {BookingText.Party(party)}, {BookingText.DayAndTime(date, time)}. {Confirmation(result)}",
            CallOutcome.AlternativeOffered when result.Time is not null || result.Date is not null =>
                $"{name} has no table as asked, but offers {BookingText.Party(party)} {BookingText.DayAndTime(date, time)}. Nothing is booked yet: say \"book it\" to take it.",
            CallOutcome.Declined => $"{name} has no table for {BookingText.Party(details.PartySize)} on {BookingText.DayAndTime(details.Date, details.Time)}. Nothing is booked.",
            CallOutcome.Voicemail => $"A machine answered at {name}. Nothing is booked; say \"try again\" to call once more.",
            CallOutcome.NoAnswer => $"Nobody answered at {name}. Nothing is booked; say \"try again\" to call once more.",
            CallOutcome.Busy => $"The line at {name} was busy. Nothing is booked; say \"try again\" to call once more.",
            CallOutcome.Unclear => $"I spoke with {name}, but nothing in the conversation shows whether the table is booked. Please ask the restaurant before you go.",
            CallOutcome.Failed => $"{result.Error?.ToString() ?? result.Message} Nothing is booked.",
            _ => $"{result.Message} Nothing is booked.",
        };
    }

    private static string Confirmation(VoiceCallResult result) =>
        result.ConfirmationNumber is { Length: > 0 } number ? $"Confirmation number {number}." : "The restaurant gave no confirmation number.";
}
