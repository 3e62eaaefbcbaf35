using System.Text.RegularExpressions;
using Concierge.Calls.Questions;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;

namespace Concierge.Calls.Evidence;

/// <summary>Finds the words in which a restaurant cancelled a booking: its own statement, or its agreement to the agent's read-back. A promise to see to it is neither.</summary>
internal static partial class CancellationEvidence
{
    /// <summary>What is missing for a cancellation, for the voice agent to ask for; <see langword="null"/> when nothing is.</summary>
    public static string? Missing(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (MissingWords(call, transcript) is { } missing)
        {
            return missing;
        }

        return SpeaksOfFee(transcript) && !HasConsentToFee(call)
            ? "The restaurant spoke of a fee, and the guest has not agreed to one. Call ask_customer with what it costs if you can; otherwise ask them not to cancel it, and report needs_customer."
            : null;
    }

    /// <summary>The same, without asking who pays: what is cancelled is cancelled.</summary>
    public static string? MissingWords(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        var booking = Booking(call.Details);
        if (Find(transcript) is not { } agreed)
        {
            return "The restaurant has not said that the booking is cancelled. Ask whether it is, and report again after the answer.";
        }

        if (SpokenFields.NameAnotherTime(agreed.Text, booking.Time))
        {
            return $"The restaurant spoke of another time than {BookingText.Time(booking.Time)}. Ask whether the booking on {BookingText.DayAndTime(booking.Date, booking.Time)} is cancelled, and report again after the answer.";
        }

        var named = Fields(call, transcript).Select(found => found.Field).ToHashSet(StringComparer.Ordinal);
        return named.Contains(BookingEvidence.ConfirmationNumber) || (named.Contains(BookingEvidence.Date) && named.Contains(BookingEvidence.Time))
            ? null
            : $"Nobody has said which booking it is. Ask whether the one on {BookingText.DayAndTime(booking.Date, booking.Time)} is cancelled, and report again after the answer.";
    }

    /// <summary>The restaurant's turn that shows best that the booking is cancelled.</summary>
    /// <returns><see langword="null"/> when it did not say so.</returns>
    public static TranscriptTurn? Find(IReadOnlyList<TranscriptTurn> transcript) =>
        transcript.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && States(turn.Text) && Agreement.IsSpokenByAPerson(turn.Text))
        ?? transcript.Where(turn => turn is { Speaker: Speaker.Agent, Interrupted: false } && States(turn.Text))
            .Select(readBack => Answer(readBack, transcript)).LastOrDefault(answer => answer is not null);

    /// <summary>Where each field of the cancelled booking was heard.</summary>
    public static IReadOnlyList<FieldEvidence> Fields(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (Find(transcript) is not { } agreed)
        {
            return [];
        }

        var booking = Booking(call.Details);
        List<FieldEvidence> found = [new(BookingEvidence.Agreement, agreed.Number)];
        Add(BookingEvidence.Date, text => SpokenFields.NameDate(text, booking.Date, call.Today));
        Add(BookingEvidence.Time, text => SpokenFields.NameTime(text, booking.Time));
        Add(BookingEvidence.Name, text => SpokenFields.NameGuest(text, call.Details.CustomerName));
        if (booking.ConfirmationNumber is { } number)
        {
            Add(BookingEvidence.ConfirmationNumber, text => ConfirmationNumber.IsHeardIn(text, number));
        }

        return found;

        void Add(string field, Func<string, bool> names)
        {
            if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && names(turn.Text)) is { } heard)
            {
                found.Add(new(field, heard.Number));
            }
            else if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Agent && turn.Number < agreed.Number && names(turn.Text)) is { } said)
            {
                found.Add(new(field, said.Number, agreed.Number));
            }
        }
    }

    /// <summary>Whether the restaurant spoke of what cancelling costs.</summary>
    public static bool SpeaksOfFee(IReadOnlyList<TranscriptTurn> transcript) =>
        transcript.Any(turn => turn.Speaker == Speaker.Restaurant && Fee().IsMatch(NoFee().Replace(turn.Text, "")));

    /// <summary>Whether the guest was asked about it, and agreed.</summary>
    public static bool HasConsentToFee(Call call) =>
        call.Questions.Answered.Any(answered => Fee().IsMatch(answered.Question.Text) && CustomerAnswers.Consents(answered.Answer));

    private static TranscriptTurn? Answer(TranscriptTurn readBack, IReadOnlyList<TranscriptTurn> transcript)
    {
        var answer = transcript.FirstOrDefault(turn => turn.Number > readBack.Number && turn.Speaker == Speaker.Restaurant);
        return answer is not null && Agreement.Find([readBack, answer]) is not null ? answer : null;
    }

    private static ExistingBooking Booking(ReservationDetails details) =>
        details.Existing ?? new ExistingBooking(details.Date, details.Time, details.PartySize, ConfirmationNumber: null);

    private static bool States(string text) => Sentence().Matches(text).Any(sentence =>
        Statement().IsMatch(sentence.Value) && !Denial().IsMatch(sentence.Value) && !Offer().IsMatch(sentence.Value));

    [GeneratedRegex(@"[^.!?]+[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?:\b(?:is|are|been|have|has|was|now|all|just|got|done)|'s|'ve|'re)\b[^;.?]{0,60}\bcancell?ed\b|^\W*(?:(?:okay|ok|yes|yep|sure|right|great|done|so)\W+)*cancell?ed\b|\b(?:have|has|'ve|'s) (?:taken|struck|removed|deleted) (?:it|that|you|your|the) |\b(?:it|that|booking|reservation|table)(?:'s| is| has been|'s been) (?:now )?(?:deleted|removed|taken off|struck off|off the book)", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex(@"(?:\bnot|n't(?! worry)|\bnever|\bnothing|\bcannot|\bunless|\bif|\bwhen|\bonce|\bbefore|\bthat are|\bmust be|\bto be|\bcan be|\bcould be|\bwill be|'ll be|\bwould be)\b[^,;]{0,40}\b(?:cancell?ed|deleted|removed|taken off)\b|\bcancell?ed (?:yet\b|on the|with less|less than|within|later than)", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    // What somebody would like or asks for is not done yet.
    [GeneratedRegex(@"\b(?:would|like|want|wish|need|shall|should|may|can|could)\b[^,;]{0,40}\bcancell?ed\b", RegexOptions.IgnoreCase)]
    private static partial Regex Offer();

    [GeneratedRegex(@"\b(?:fees?|charged?|charges|penalty|deposit|costs?|dollars?|euros?|pounds?)\b|[$€£]", RegexOptions.IgnoreCase)]
    private static partial Regex Fee();

    [GeneratedRegex(@"\b(?:no|not|never|without|free of|any)\b[^.;?!]{0,20}\b(?:fees?|charged?|charges|penalty|costs?)\b|\bin charge\b|n't\b[^.;?!]{0,20}\b(?:fees?|charged?|charges|penalty|costs?)\b|\bwaived?\b[^.;?!]{0,20}\b(?:fees?|charges?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoFee();
}
