using System.Globalization;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>
/// The sentences that the agent says. Each pattern is also in <c>templates-dialogue.txt</c>, because the recognizer's language model is built
/// from that file.
/// </summary>
internal static class AgentSentences
{
    public const string SayAgain = "Sorry, could you say that again?";
    public const string SayOfferAgain = "Sorry, could you say that again, please?";
    public const string SayCodeAgain = "Sorry, could you say the confirmation number again, please?";
    public const string StillThere = "Hello? Are you still there?";
    public const string AsksCode = "Thank you. Is there a confirmation number?";
    public const string ThatIsRight = "Yes, that's right.";
    public const string OnlyTalksAboutBooking = "I'm sorry, I can only talk about the booking.";
    public const string HasNoPhoneNumber = "I'm sorry, I have no phone number.";
    public const string RefusesCard = "I'm sorry, I can't give a card number. Can you book it without a card?";
    public const string ChecksWithGuest = "One moment please, I will check with the guest.";
    public const string StillChecking = "Just a moment, I am still checking.";
    public const string IAmHere = "Yes, I am here.";
    public const string Consents = "Yes, that is fine, thank you.";
    public const string CancelIt = "Please cancel it.";
    public const string YesCancelIt = "Yes, please cancel it.";
    public const string DoNotCancelIt = "Please do not cancel it.";
    public const string HasNoCode = "I'm sorry, I have no confirmation number.";
    public const string DeclinesForGuest = "I'm sorry, that does not work for the guest. Thank you, goodbye.";
    public const string AsksForNearbyTime = "Is there anything else near that time?";
    public const string AcceptsAnySeating = "Anything is fine, thank you.";
    public const string HasNoSpecialRequests = "No special requests, thank you.";

    public static string FormatOpening(BookingInstructions instructions) =>
        instructions.OpeningSentence is { } opening ? SpokenFormatter.FormatText(opening)
            : $"Hello, this is an automated assistant calling for {SpokenFormatter.FormatText(instructions.Name)}.";

    public static string FormatRequest(BookingTerms terms) => $"I'd like to book a table{FormatDetails(terms)}.";

    /// <summary>Names the booking to change or cancel. A repetition spells the name and explains the letters of the confirmation number.</summary>
    public static string FormatBookingReference(BookingInstructions instructions, int repetitions = 0)
    {
        string spelled = repetitions > 0 ? $", spelled {SpokenFormatter.FormatSpelled(instructions.SurnameLetters)}" : "";
        string code = instructions.ConfirmationNumber is { } number ? $" {FormatCode(number, repetitions)}" : "";
        return $"I'd like to {(instructions.Task == BookingTask.Cancel ? "cancel" : "change")} a reservation under {instructions.SpokenSurname}{spelled}"
            + $"{FormatDetails(instructions.BookedTerms with { PartySize = null })}.{code}";
    }

    public static string FormatChange(BookingTerms terms) => $"I'd like to change it to a table{FormatDetails(terms)}.";

    public static string FormatCode(string? code, int repetitions) => code is null ? HasNoCode
        : $"The confirmation number is {(repetitions % 2 == 0 ? SpokenFormatter.FormatCode(code) : SpokenFormatter.FormatCodeExplained(code))}.";

    public static string FormatCancellationReadBack(BookingTerms terms) =>
        $"Thank you. So the reservation{FormatDetails(terms with { PartySize = null })}, is cancelled. Is that right?";

    public static string FormatReason(BookingTask task) => task switch
    {
        BookingTask.Cancel => "I am calling to cancel a reservation.",
        BookingTask.Change => "I am calling to change a reservation.",
        _ => "I am calling to book a table.",
    };

    public static string FormatAcceptance(BookingOffer offer) => $"Yes, {offer.SpokenForm} works, thank you.";

    public static string FormatProposal(BookingOffer offer) => $"Could you do {offer.SpokenForm}?";

    public static string FormatAlternativesQuestion(TimeOnly earliest, TimeOnly latest) =>
        $"Is there anything between {SpokenFormatter.FormatTime(earliest)} and {SpokenFormatter.FormatTime(latest)}?";

    public static string FormatRestatement(BookingTerms terms) => $"Yes, it's a table{FormatDetails(terms)}.";

    public static string FormatCorrection(BookingTerms terms) => $"No, it's a table{FormatDetails(terms)}.";

    public static string FormatBookingRequest(BookingInstructions instructions) => $"Great, please book it. The name is {instructions.SpokenSurname}.";

    public static string FormatNameCorrection(BookingInstructions instructions) =>
        $"No, the name is {instructions.SpokenSurname}, spelled {SpokenFormatter.FormatSpelled(instructions.SurnameLetters)}.";

    /// <summary>Asks for a table under a name that the callee may be able to write.</summary>
    public static string FormatFirstName(string firstName) =>
        $"Then please put it under the first name, spelled {SpokenFormatter.FormatSpelled(BookingInstructions.GetLetters(firstName))}.";

    // The code comes first, because it is most important and must not be confused with the party size.
    public static string FormatReadBack(BookingTerms terms, string? code, int repetitions, bool includeDetails)
    {
        string spokenCode = code is null
            ? ""
            : $"the code is {(repetitions % 2 == 0 ? SpokenFormatter.FormatCode(code) : SpokenFormatter.FormatCodeExplained(code))}";
        return (code, includeDetails) switch
        {
            (null, _) => $"Thank you. So it's a table{FormatDetails(terms)}. Is that right?",
            (_, true) => $"Thank you. So {spokenCode}, and it's a table{FormatDetails(terms)}. Is that right?",
            _ => $"So {spokenCode}. Is that right?",
        };
    }

    public static string FormatPartySize(int size) => $"For {SpokenFormatter.FormatPeople(size)}.";

    public static string FormatDateAndTime(DateOnly? date, TimeOnly? time) => (date, time) switch
    {
        ({ } day, { } hour) => $"On {SpokenFormatter.FormatDate(day)}, at {SpokenFormatter.FormatTime(hour)}.",
        ({ } day, null) => $"On {SpokenFormatter.FormatDate(day)}.",
        (null, { } hour) => $"At {SpokenFormatter.FormatTime(hour)}.",
        _ => "",
    };

    public static string FormatName(BookingInstructions instructions, bool spelled) =>
        spelled
            ? $"It's {instructions.SpokenSurname}, spelled {SpokenFormatter.FormatSpelled(instructions.SurnameLetters)}."
            : $"The name is {instructions.SpokenSurname}.";

    public static string FormatPhone(string? number) => number is null ? HasNoPhoneNumber : $"The number is {SpokenFormatter.FormatPhoneNumber(number)}.";

    public static string FormatSpecialRequests(string requests) => $"Yes, {SpokenFormatter.FormatText(requests).TrimEnd('.')}, please.";

    public static string FormatCallerIdentity(BookingInstructions instructions) =>
        $"This is an automated assistant calling for {SpokenFormatter.FormatText(instructions.Name)}.";

    /// <summary>Formats the question to the guest about an offer.</summary>
    public static string FormatGuestQuestion(BookingInstructions instructions, BookingOffer offer)
    {
        string restaurant = instructions.Restaurant.Length > 0 ? instructions.Restaurant : "The restaurant";
        return $"{restaurant} does not have the table you asked for, but offers {FormatWrittenOffer(offer)}. Is that all right?";
    }

    public static string? GetFarewell(string outcome) => outcome switch
    {
        "voicemail" => null,
        "confirmed" or "cancelled" => "Thank you very much. Goodbye.",
        "declined" => "No problem, thank you anyway. Goodbye.",
        "alternative_offered" or "needs_customer" => "Thank you, I have to check with my customer. Goodbye.",
        _ => "Thank you, I will call back later. Goodbye.",
    };

    private static string FormatWrittenOffer(BookingOffer offer) => string.Join(' ', new[]
    {
        offer.PartySize is { } size ? $"a table for {size}" : null,
        offer.Date is { } date ? date.ToString("dddd, MMMM d", CultureInfo.InvariantCulture) : null,
        offer.Time is { } time ? time.ToString("h:mm tt", CultureInfo.InvariantCulture) : null,
        offer.Seating is { } seat ? $"a table {seat}" : null,
    }.OfType<string>());

    private static string FormatDetails(BookingTerms terms) =>
        (terms.PartySize is { } size ? $" for {SpokenFormatter.FormatPeople(size)}" : "")
        + (terms.Date is { } date ? $" on {SpokenFormatter.FormatDate(date)}" : "")
        + (terms.Time is { } hour ? $", at {SpokenFormatter.FormatTime(hour)}" : "");
}
