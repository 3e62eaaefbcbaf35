using System.Text.RegularExpressions;
using Concierge.Calls.Questions;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Finds the evidence that a restaurant cancelled a booking: its own statement, or its agreement to the agent's read-back. A promise to do it
/// later is no evidence.
/// </summary>
internal static partial class CancellationEvidenceFinder
{
    /// <summary>Tells the voice agent which evidence of a cancellation is missing; <see langword="null"/> when nothing is missing.</summary>
    public static string? FindMissingEvidence(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (FindMissingStatement(call, transcript) is { } missing)
        {
            return missing;
        }

        return MentionsFee(transcript) && !HasConsentToFee(call)
            ? "The restaurant spoke of a fee, and the guest has not agreed to one. Call ask_customer with what it costs if you can; "
                + "otherwise ask them not to cancel it, and report needs_customer."
            : null;
    }

    /// <summary>Like <see cref="FindMissingEvidence"/>, but without the guest's consent to a fee: a cancelled booking is cancelled.</summary>
    public static string? FindMissingStatement(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        var booking = GetBooking(call.Details);
        if (Find(transcript) is not { } agreed)
        {
            return "The restaurant has not said that the booking is cancelled. Ask whether it is, and report again after the answer.";
        }

        if (SpokenFieldMatcher.NamesOtherTime(agreed.Text, booking.Time))
        {
            return $"The restaurant spoke of another time than {BookingFormatter.FormatTime(booking.Time)}. Ask whether the booking "
                + $"on {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)} is cancelled, and report again after the answer.";
        }

        var named = FindFieldEvidence(call, transcript).Select(found => found.Field).ToHashSet(StringComparer.Ordinal);
        return named.Contains(BookingEvidenceFinder.ConfirmationNumber)
            || (named.Contains(BookingEvidenceFinder.Date) && named.Contains(BookingEvidenceFinder.Time))
            ? null
            : "Nobody has said which booking it is. Ask whether the one "
                + $"on {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)} is cancelled, and report again after the answer.";
    }

    /// <summary>Finds the restaurant's turn that proves the cancellation best.</summary>
    /// <returns><see langword="null"/> if none exists.</returns>
    public static TranscriptTurn? Find(IReadOnlyList<TranscriptTurn> transcript) =>
        transcript.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && States(turn.Text) && AgreementDetector.IsAddressedToGuest(turn.Text))
        ?? transcript.Where(turn => turn is { Speaker: Speaker.Agent, Interrupted: false } && States(turn.Text))
            .Select(readBack => FindAgreement(readBack, transcript)).LastOrDefault(answer => answer is not null);

    /// <summary>Finds the evidence for each field of the cancelled booking.</summary>
    public static IReadOnlyList<FieldEvidence> FindFieldEvidence(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        if (Find(transcript) is not { } agreed)
        {
            return [];
        }

        var booking = GetBooking(call.Details);
        List<FieldEvidence> found = [new(BookingEvidenceFinder.Agreement, agreed.Number)];
        Add(BookingEvidenceFinder.Date, text => SpokenFieldMatcher.NamesDate(text, booking.Date, call.Today));
        Add(BookingEvidenceFinder.Time, text => SpokenFieldMatcher.NamesTime(text, booking.Time));
        Add(BookingEvidenceFinder.Name, text => SpokenFieldMatcher.NamesGuest(text, call.Details.CustomerName));
        if (booking.ConfirmationNumber is { } number)
        {
            Add(BookingEvidenceFinder.ConfirmationNumber, text => ConfirmationNumberMatcher.IsSpokenIn(text, number));
        }

        return found;

        void Add(string field, Func<string, bool> containsField)
        {
            if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && containsField(turn.Text)) is { } heard)
            {
                found.Add(new(field, heard.Number));
            }
            else if (transcript.LastOrDefault(turn => turn.Speaker == Speaker.Agent && turn.Number < agreed.Number && containsField(turn.Text)) is { } said)
            {
                found.Add(new(field, said.Number, agreed.Number));
            }
        }
    }

    /// <summary>Whether the restaurant mentioned a cancellation fee.</summary>
    public static bool MentionsFee(IReadOnlyList<TranscriptTurn> transcript) =>
        transcript.Any(turn => turn.Speaker == Speaker.Restaurant && Fee().IsMatch(NoFee().Replace(turn.Text, "")));

    /// <summary>Whether the guest was asked about a fee and agreed.</summary>
    public static bool HasConsentToFee(Call call) =>
        call.Questions.AnsweredQuestions.Any(answered => Fee().IsMatch(answered.Question.Text) && ConsentDetector.IsConsent(answered.Answer));

    private static TranscriptTurn? FindAgreement(TranscriptTurn readBack, IReadOnlyList<TranscriptTurn> transcript)
    {
        var answer = transcript.FirstOrDefault(turn => turn.Number > readBack.Number && turn.Speaker == Speaker.Restaurant);
        return answer is not null && AgreementDetector.Find([readBack, answer]) is not null ? answer : null;
    }

    private static ExistingBooking GetBooking(ReservationDetails details) =>
        details.Existing ?? new ExistingBooking(details.Date, details.Time, details.PartySize, ConfirmationNumber: null);

    private static bool States(string text) => Sentence().Matches(text).Any(sentence =>
        Statement().IsMatch(sentence.Value) && !Denial().IsMatch(sentence.Value) && !Offer().IsMatch(sentence.Value));

    [GeneratedRegex(@"[^.!?]+[.!?]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?:\b(?:is|are|been|have|has|was|now|all|just|got|done)|'s|'ve|'re)\b[^;.?]{0,60}\bcancell?ed\b|^\W*(?:(?:okay|ok"
        + @"|yes|yep|sure|right|great|done|so)\W+)*cancell?ed\b|\b(?:have|has|'ve|'s) (?:taken|struck|removed|deleted) (?:it|that|you|your"
        + @"|the) |\b(?:it|that|booking|reservation|table)(?:'s| is| has been|'s been) (?:now )?(?:deleted|removed|taken off|struck off"
        + @"|off the book)", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex(@"(?:\bnot|n't(?! worry)|\bnever|\bnothing|\bcannot|\bunless|\bif|\bwhen|\bonce|\bbefore|\bthat are|\bmust be|\bto be"
        + @"|\bcan be|\bcould be|\bwill be|'ll be|\bwould be)\b[^,;]{0,40}\b(?:cancell?ed|deleted|removed|taken off)\b"
        + @"|\bcancell?ed (?:yet\b|on the|with less|less than|within|later than)", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    // A request or an offer does not say that the cancellation is done.
    [GeneratedRegex(@"\b(?:would|like|want|wish|need|shall|should|may|can|could)\b[^,;]{0,40}\bcancell?ed\b", RegexOptions.IgnoreCase)]
    private static partial Regex Offer();

    [GeneratedRegex(@"\b(?:fees?|charged?|charges|penalty|deposit|costs?|dollars?|euros?|pounds?)\b|[$€£]", RegexOptions.IgnoreCase)]
    private static partial Regex Fee();

    [GeneratedRegex(@"\b(?:no|not|never|without|free of|any)\b[^.;?!]{0,20}\b(?:fees?|charged?|charges|penalty|costs?)\b|\bin charge\b"
        + @"|n't\b[^.;?!]{0,20}\b(?:fees?|charged?|charges|penalty|costs?)\b|\bwaived?\b[^.;?!]{0,20}\b(?:fees?"
        + @"|charges?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoFee();
}
