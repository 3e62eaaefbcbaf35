using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Media.Bridge;
using Concierge.Reservations;

namespace Concierge.Calls.Results;

/// <summary>Describes the result of a call to the guest.</summary>
internal static class CallResultFormatter
{
    /// <summary>Writes one or two sentences about the outcome.</summary>
    public static string Describe(ReservationDetails details, VoiceCallResult result)
    {
        var name = details.RestaurantName;
        var (party, date, time) = (result.PartySize ?? details.PartySize, result.Date ?? details.Date, result.Time ?? details.Time);
        var unchanged = DescribeUnchanged(details);
        return result.Outcome switch
        {
            not (CallOutcome.Confirmed or CallOutcome.Cancelled) when result.Block == BlockReason.DoNotCall =>
                $"{name} asked not to be called again, and will not be. {Capitalize(unchanged)}.",
            not (CallOutcome.Confirmed or CallOutcome.Cancelled) when result.Block == BlockReason.WrongNumber =>
                $"The number does not belong to {name}, and will not be called again. {Capitalize(unchanged)}.",
            CallOutcome.Confirmed =>
                $"{(details.Purpose == CallPurpose.Change ? "Changed" : "Booked")}: {name}, {BookingFormatter.FormatParty(party)}, "
                    + $"{BookingFormatter.FormatDayAndTime(date, time)}. {DescribeConfirmation(result)}"
                    + $"{DescribeName(details, result)}{DescribeDifference(result)}",
            CallOutcome.Cancelled =>
                $"Cancelled: {name}, {BookingFormatter.FormatParty(party)}, "
                    + $"{BookingFormatter.FormatDayAndTime(date, time)}.{DescribeUnapprovedFee(result)}",
            CallOutcome.AlternativeOffered when (party, date, time) != (details.PartySize, details.Date, details.Time) =>
                $"{name} has no table as asked, but offers one for {BookingFormatter.FormatParty(party)} on {BookingFormatter.FormatDayAndTime(date, time)}. "
                    + $"{Capitalize(unchanged)}{(details.Purpose == CallPurpose.Book ? " yet: say" : ". Say")} \"book it\" to take it.",
            CallOutcome.AlternativeOffered =>
                $"{name} has no table as asked and offered something else. {Capitalize(unchanged)}; the transcript shows what was offered.",
            CallOutcome.Provisional when details.Purpose != CallPurpose.Book =>
                $"{name} has not said that the booking is {GetParticiple(details)}: something else has to be settled first, and the transcript shows what. "
                    + "It may still stand: please ask the restaurant.",
            CallOutcome.Provisional =>
                $"{DescribeProvisional(name, result.Reason, party, BookingFormatter.FormatDayAndTime(date, time))} {Capitalize(unchanged)} for certain.",
            CallOutcome.Declined when result.Reason == OutcomeReason.OtherChannel =>
                $"{name} takes this only another way, such as its website, an e-mail or another number; the transcript shows which. {Capitalize(unchanged)}.",
            CallOutcome.Declined when result.Reason == OutcomeReason.Retracted => $"{name} agreed, and then took it back. {Capitalize(unchanged)}.",
            CallOutcome.Declined when details.Purpose == CallPurpose.Book =>
                $"{name} has no table for {BookingFormatter.FormatParty(details.PartySize)} "
                    + $"on {BookingFormatter.FormatDayAndTime(details.Date, details.Time)}. "
                    + $"{Capitalize(unchanged)}.",
            CallOutcome.Declined =>
                $"{name} did not {GetVerb(details)} the booking{FormatNotes(result)}. Nothing is {GetParticiple(details)}: "
                    + "please ask them how it stands.",
            CallOutcome.NeedsCustomer when details.Purpose == CallPurpose.Book
                && result.Reason == OutcomeReason.Payment
                && string.IsNullOrWhiteSpace(result.Notes) =>
                $"{name} wants a card or a payment first. {Capitalize(unchanged)}: pay them, or look for another restaurant.",
            CallOutcome.NeedsCustomer =>
                $"{name} needs something only you can give{FormatNotes(result)}. {Capitalize(unchanged)}.{FormatRemedy(details, result)}",
            CallOutcome.Voicemail when result.MessageLeft =>
                $"A machine answered at {name}, and I left a message with your number. "
                    + $"{Capitalize(unchanged)}{(details.Purpose == CallPurpose.Book ? " yet" : "")}.",
            CallOutcome.Voicemail =>
                $"A {(result.AnsweredBy == "fax" ? "fax" : "machine")} answered at {name}. No message was left and {unchanged}; "
                    + "say \"try again\" to call once more.",
            CallOutcome.NoAnswer => $"Nobody answered at {name}{DescribeAttempts(result)}. {Capitalize(unchanged)}; say \"try again\" to call once more.",
            CallOutcome.Busy => $"The line at {name} was busy{DescribeAttempts(result)}. {Capitalize(unchanged)}; say \"try again\" to call once more.",
            CallOutcome.Unclear when result.Transcript.All(turn => turn.Speaker == Speaker.Agent) && result.GiveUpReason == GiveUpReason.Silence =>
                $"Somebody answered at {name} and said nothing. {Capitalize(unchanged)}; say \"try again\" to call once more.",
            CallOutcome.Unclear when details.Purpose != CallPurpose.Book =>
                $"I spoke with {name}, but nothing in the conversation shows whether the booking is {GetParticiple(details)}. "
                    + "It may still stand: please ask the restaurant.",
            CallOutcome.Unclear when result.GiveUpReason == GiveUpReason.Hold =>
                $"{name} kept the line on hold until I had to give up. {Capitalize(unchanged)}; say \"try again\" to call once more.",
            CallOutcome.Unclear =>
                $"I spoke with {name}, but nothing in the conversation shows whether the table is booked. Please ask the restaurant before you go.",
            _ when result.Error is { Code: "call.taken_over" } => $"{result.Error} Its outcome is not known yet.",
            _ when details.Purpose != CallPurpose.Book && result.Transcript.Any(turn => turn.Speaker == Speaker.Restaurant) =>
                $"{result.Error?.ToString() ?? "Call failed."} Nothing shows whether the booking is {GetParticiple(details)}: it may still stand.",
            _ => $"{result.Error?.ToString() ?? "Call failed."} {Capitalize(unchanged)}.",
        };
    }

    private static string DescribeProvisional(string name, string? reason, int party, string dayAndTime) => reason switch
    {
        OutcomeReason.WaitingList =>
            $"{name} put you on the waiting list for {BookingFormatter.FormatParty(party)} on {dayAndTime}: they call if a table becomes free.",
        OutcomeReason.Conditional =>
            $"{name} gives the table for {BookingFormatter.FormatParty(party)} on {dayAndTime} only if something else is settled; "
                + "the transcript shows what. Ask them again.",
        _ => $"{name} only holds a table for {BookingFormatter.FormatParty(party)} on {dayAndTime}. Ask them what it takes to book it.",
    };

    // What is still true when the call changed nothing.
    private static string DescribeUnchanged(ReservationDetails details) => details is { Purpose: not CallPurpose.Book, Existing: { } existing }
        ? $"nothing is {GetParticiple(details)}: the table for {BookingFormatter.FormatParty(existing.PartySize)} on "
            + $"{BookingFormatter.FormatDayAndTime(existing.Date, existing.Time)} still stands"
        : "nothing is booked";

    private static string Capitalize(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private static string GetVerb(ReservationDetails details) => details.Purpose == CallPurpose.Cancel ? "cancel" : "change";

    private static string GetParticiple(ReservationDetails details) => details.Purpose == CallPurpose.Cancel ? "cancelled" : "changed";

    private static string DescribeConfirmation(VoiceCallResult result) =>
        result.ConfirmationNumber is { Length: > 0 } number ? $"Confirmation number {number}."
            : result.UncertainNumbers.Count > 0
            ? $"The restaurant gave a number that could not be made out: heard {string.Join(" and ", result.UncertainNumbers)}."
            : "The restaurant gave no confirmation number.";

    private static string DescribeName(ReservationDetails details, VoiceCallResult result) =>
        result.BookedUnder is { } name && name != details.CustomerName ? $" Booked under '{name}'; you may have to spell it." : "";

    private static string DescribeDifference(VoiceCallResult result) =>
        !result.WasModified ? ""
        : result.WasConsented ? " Not your first choice, but you had agreed to it."
        : " This differs from what you asked for, and you had not agreed to it: call the restaurant if you do not want it.";

    private static string DescribeUnapprovedFee(VoiceCallResult result) =>
        result.WasConsented ? "" : " They spoke of a fee, and you had not agreed to one: ask them before you pay.";

    private static string DescribeAttempts(VoiceCallResult result) =>
        result.Attempts > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {result.Attempts} times") : "";

    // The agent gives the guest's number when it has it.
    private static string FormatRemedy(ReservationDetails details, VoiceCallResult result) =>
        details.CustomerPhone is null && result.Notes?.Contains("telephone number", StringComparison.OrdinalIgnoreCase) == true
            ? " Set CUSTOMER_PHONE, or write it into the request (\"my number is +1 415 555 0177\"), and call again."
            : "";

    private static string FormatNotes(VoiceCallResult result) =>
        string.IsNullOrWhiteSpace(result.Notes) ? "" : $": {result.Notes.Trim().TrimEnd('.')}";
}
