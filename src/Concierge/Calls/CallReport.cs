using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>Says what came of a call, from its result alone.</summary>
internal static class CallReport
{
    /// <summary>One or two sentences for the person who asked.</summary>
    public static string Describe(ReservationDetails details, VoiceCallResult result)
    {
        var name = details.RestaurantName;
        var (party, date, time) = (result.PartySize ?? details.PartySize, result.Date ?? details.Date, result.Time ?? details.Time);
        return result.Outcome switch
        {
            CallOutcome.Confirmed => $"Booked: {name}, {BookingText.Party(party)}, {BookingText.DayAndTime(date, time)}. {Confirmation(result)}{Differs(result)}",
            CallOutcome.AlternativeOffered when (party, date, time) != (details.PartySize, details.Date, details.Time) =>
                $"{name} has no table as asked, but offers one for {BookingText.Party(party)} on {BookingText.DayAndTime(date, time)}. Nothing is booked yet: say \"book it\" to take it.",
            CallOutcome.AlternativeOffered => $"{name} has no table as asked and offered something else. Nothing is booked; the transcript shows what was offered.",
            CallOutcome.Declined => $"{name} has no table for {BookingText.Party(details.PartySize)} on {BookingText.DayAndTime(details.Date, details.Time)}. Nothing is booked.",
            CallOutcome.NeedsCustomer => $"{name} needs something only you can give{Notes(result)}. Nothing is booked.",
            CallOutcome.Voicemail when result.MessageLeft => $"A machine answered at {name}, and I left a message with your number. Nothing is booked yet.",
            CallOutcome.Voicemail => $"A {(result.AnsweredBy == "fax" ? "fax" : "machine")} answered at {name}. No message was left and nothing is booked; say \"try again\" to call once more.",
            CallOutcome.NoAnswer => $"Nobody answered at {name}{Tried(result)}. Nothing is booked; say \"try again\" to call once more.",
            CallOutcome.Busy => $"The line at {name} was busy{Tried(result)}. Nothing is booked; say \"try again\" to call once more.",
            CallOutcome.Unclear when result.GaveUp == Voice.GiveUpReason.Hold => $"{name} kept the line on hold until I had to give up. Nothing is booked; say \"try again\" to call once more.",
            CallOutcome.Unclear when result.GaveUp == Voice.GiveUpReason.Silence && result.Transcript.All(turn => turn.Speaker == Speaker.Agent) => $"Somebody answered at {name} and said nothing. Nothing is booked; say \"try again\" to call once more.",
            CallOutcome.Unclear => $"I spoke with {name}, but nothing in the conversation shows whether the table is booked. Please ask the restaurant before you go.",
            _ => $"{result.Error?.ToString() ?? "Call failed."} Nothing is booked.",
        };
    }

    private static string Confirmation(VoiceCallResult result) =>
        result.ConfirmationNumber is { Length: > 0 } number ? $"Confirmation number {number}." : "The restaurant gave no confirmation number.";

    private static string Differs(VoiceCallResult result) =>
        !result.WasModified ? ""
        : result.WasConsented ? " This differs from what you asked for."
        : " This differs from what you asked for, and you had not agreed to it: call the restaurant if you do not want it.";

    private static string Tried(VoiceCallResult result) =>
        result.Attempts > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {result.Attempts} times") : "";

    private static string Notes(VoiceCallResult result) =>
        string.IsNullOrWhiteSpace(result.Notes) ? "" : $": {result.Notes.Trim().TrimEnd('.')}";
}
