using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>
/// The sentences that the restaurant says. Each pattern is also in <c>Dialogue/templates-dialogue.txt</c>, because the recognizer's language
/// model is built from that file.
/// </summary>
internal static class RestaurantSentences
{
    public const string NotUnderstood = "Sorry, I didn't catch that. Could you say that again?";
    public const string GivesUp = "Sorry, the line is very bad. Please call back later. Goodbye.";
    public const string OneMoment = "Let me check the book, one moment please.";
    public const string IncompleteOffer = "Okay, let me see. For that night we might have a table for you at the";
    public const string HasNoAlternative = "No, we have nothing that night. I'm sorry.";
    public const string HasNoTableThatNight = "I'm sorry, we are fully booked that night.";
    public const string StillThere = "Hello? Are you still there?";
    public const string Goodbye = "Goodbye.";
    public const string NoProblem = "No problem. Goodbye.";
    public const string ThankYou = "Thank you, goodbye.";
    public const string AsksToHold = "One moment please.";
    public const string ThanksForHolding = "Thank you for holding.";
    public const string TransfersCall = "One moment please, I will put you through.";
    public const string InvalidKey = "Sorry, that is not a valid choice.";
    public const string AsksToStayOnLine = "Thank you. Please stay on the line.";
    public const string SeeYou = "Thank you. We'll see you then.";
    public const string FindsNoBooking = "I'm sorry, I can't find that reservation.";
    public const string AsksForCode = "What is the confirmation number?";
    public const string AsksForNameToFind = "Could you spell the name for me?";
    public const string AsksForDayToFind = "What day and time is it for?";
    public const string HasNoSuchBooking = "I'm sorry, we have no such reservation.";
    public const string AsksWhetherToCancel = "Shall I cancel it?";
    public const string CancellationFee = "There is a cancellation fee of twenty dollars. Do you want me to cancel it?";
    public const string RefusesCancellation = "I'm sorry, we don't cancel reservations by phone.";
    public const string KeepsBooking = "Okay, I will leave it as it is.";
    public const string IsCancelled = "Okay, it is cancelled.";
    public const string ConfirmsCancellation = "Yes, that's right. It is cancelled.";
    public const string AsksWhatToChange = "What would you like to change?";

    public static string FormatGreeting(string greeting, string restaurant) =>
        greeting.Replace("{restaurant}", SpokenFormatter.FormatText(restaurant), StringComparison.Ordinal);

    public static string GetQuestion(BookingQuestion question, bool isRepetition) => question switch
    {
        BookingQuestion.PartySize => isRepetition ? "Sorry, how many people is that for?" : "For how many people?",
        BookingQuestion.Date => isRepetition ? "Sorry, what day was that?" : "What day would you like?",
        BookingQuestion.Time => isRepetition ? "Sorry, what time would you like?" : "And what time would you like?",
        BookingQuestion.Name => isRepetition ? "Sorry, could you spell the name for me?" : "What name should I put it under?",
        BookingQuestion.PhoneNumber => isRepetition ? "Sorry, what is the phone number?" : "Can I have a phone number please?",
        BookingQuestion.Card => "We need a credit card to hold the table. Can I have the card number please?",
        _ => "Any special requests?",
    };

    public static string GetRequiredQuestion(BookingQuestion question) => question switch
    {
        BookingQuestion.Card => "I'm sorry, we can't hold the table without a credit card. Can I have the card number please?",
        BookingQuestion.PhoneNumber => "I'm sorry, we can't book it without a phone number. Can I have a phone number please?",
        _ => GetQuestion(question, isRepetition: true),
    };

    public static string GetRefusal(BookingQuestion question) => question switch
    {
        BookingQuestion.Card => "I'm sorry, we can't book it without a credit card. Please call back later. Goodbye.",
        BookingQuestion.PhoneNumber => "I'm sorry, we can't book it without a phone number. Please call back later. Goodbye.",
        _ => GivesUp,
    };

    // The repeated question for the name begins with "sorry" and asks for the spelling, which makes no sense before a name was said.
    public static string GetInterruption(BookingQuestion question) => GetQuestion(question, isRepetition: question != BookingQuestion.Name);

    public static string FormatRepeatedGreeting(string greeting) => $"Hello? {greeting}";

    public static string FormatUnavailable(TimeOnly time) => $"I'm sorry, we are fully booked at {SpokenFormatter.FormatTime(time)}.";

    public static string FormatOffer(TimeOnly unavailable, IReadOnlyList<TimeOnly> offers, bool isRepetition) => isRepetition
        ? $"I could do {FormatAlternatives(offers)}. Would that work for you?"
        : $"I'm sorry, we are fully booked at {SpokenFormatter.FormatTime(unavailable)}, but I could do {FormatAlternatives(offers)}. Would that work for you?";

    public static string FormatReadBack(ReservationForm form, bool isRepetition)
    {
        string nameSuffix = form.Name is not { } name ? ""
            : form.IsNameSpelled ? $" under the name {SpokenFormatter.FormatSpellingWords(name)}"
            : $" under {name}";
        return $"{(isRepetition ? "Let me repeat that. That's" : "Okay, so that's")} {FormatTable(form)}{nameSuffix}. Is that right?";
    }

    public static string FormatWithdrawal(ReservationForm form, TimeOnly unavailable, IReadOnlyList<TimeOnly> remaining) =>
        $"Okay, so that's a table for {EnglishNumbers.ToWords(form.PartySize!.Value)}. "
            + $"Oh wait, {SpokenFormatter.FormatTime(unavailable)} is gone, I only have {FormatAlternatives(remaining)}. Would that work for you?";

    public static string FormatBooked(string? code) => code is null
        ? "Great, you're all set. We'll see you then."
        : $"Great, you're all set. Your confirmation code is {SpokenFormatter.FormatCodeExplained(code)}.";

    /// <summary>States the booking that was found.</summary>
    public static string FormatFoundBooking(ReservationForm form) => $"Yes, I have {FormatTable(form)}{(form.Name is { } name ? $" under {name}" : "")}.";

    public static string FormatCancelled(ReservationForm form) =>
        $"Okay, your reservation on {form.Date} at {SpokenFormatter.FormatTime(form.Time!.Value)}"
            + $"{(form.Name is { } name ? $" under {name}" : "")} is cancelled.";

    public static string FormatChanged(string? code) =>
        code is null ? "Great, it is changed. We'll see you then." : "Great, it is changed. Your confirmation code stays the same.";

    public static string FormatBookedSlowly(string code) => $"Great, you're all set. Your confirmation code is {FormatCodeInParts(code, 1)}.";

    // Each repetition uses another form, because a recognizer that misrecognized a form once will probably do so again.
    public static string FormatCode(string code, int times) => $"The code is {FormatSpokenCode(code, times)}.";

    public static string FormatCodeSlowly(string code, int times) => $"The code is {FormatCodeInParts(code, times)}.";

    public static string FormatCodeCorrection(string code, int times) => $"No, it's {FormatSpokenCode(code, times)}.";

    public static string FormatTableCorrection(ReservationForm form) => $"No, I have {FormatTable(form)}.";

    public static string FormatNoCode(string? name) => $"We don't give numbers, it's under the name{(name is null ? "" : $" {name}")}.";

    public static string FormatConfirmation(ReservationForm form) =>
        $"Yes, that's right. We'll see you on {form.Date} at {SpokenFormatter.FormatTime(form.Time!.Value)}.";

    private static string FormatSpokenCode(string code, int times) =>
        times % 2 == 1 ? SpokenFormatter.FormatCode(code) : SpokenFormatter.FormatCodeExplained(code);

    // The letters, a pause, then the digits. A code of digits only is split into two halves.
    private static string FormatCodeInParts(string code, int times)
    {
        int letterCount = code.TakeWhile(char.IsAsciiLetter).Count();
        int firstLength = letterCount > 0 ? letterCount : code.Length / 2;
        return $"{FormatSpokenCode(code[..firstLength], times + 1)} ... {FormatSpokenCode(code[firstLength..], times)}";
    }

    private static string FormatTable(ReservationForm form) =>
        $"a table for {EnglishNumbers.ToWords(form.PartySize!.Value)} on {form.Date} at {SpokenFormatter.FormatTime(form.Time!.Value)}";

    private static string FormatAlternatives(IReadOnlyList<TimeOnly> times) => string.Join(" or ", times.Take(2).Select(SpokenFormatter.FormatTime));
}
