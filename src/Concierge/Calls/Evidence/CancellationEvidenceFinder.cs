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
        if (FindMissingStatement(call, transcript, Read(call, transcript)) is { } missing)
        {
            return missing;
        }

        return MentionsFee(transcript) && !HasConsentToFee(call)
            ? "The restaurant spoke of a fee, and the guest has not agreed to one. Call ask_customer with what it costs if you can; "
                + "otherwise ask them not to cancel it, and report needs_customer."
            : null;
    }

    /// <summary>Like <see cref="FindMissingEvidence"/>, but without the guest's consent to a fee: a cancelled booking is cancelled.</summary>
    public static string? FindMissingStatement(Call call, IReadOnlyList<TranscriptTurn> transcript, WholeCallReading reading)
    {
        var booking = GetBooking(call.Details);
        if (reading.Against is { } against)
        {
            return against.Kind switch
            {
                CounterEvidenceKind.NoAgreement =>
                    "The restaurant has not said that the booking is cancelled. Ask whether it is, and report again after the answer.",
                CounterEvidenceKind.OtherTime or CounterEvidenceKind.OtherDate or CounterEvidenceKind.OtherPartySize =>
                    "The restaurant spoke of another table. Ask whether the one on "
                        + $"{BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)} is cancelled, and report again after the answer.",
                _ => against.Instruction,
            };
        }

        var named = FindFieldEvidence(call, transcript, reading).Select(found => found.Field).ToHashSet(StringComparer.Ordinal);
        return named.Contains(EvidenceFields.ConfirmationNumber)
            || (named.Contains(EvidenceFields.Date) && named.Contains(EvidenceFields.Time))
            ? null
            : "Nobody has said which booking it is. Ask whether the one "
                + $"on {BookingFormatter.FormatDayAndTime(booking.Date, booking.Time)} is cancelled, and report again after the answer.";
    }

    /// <summary>Reads the whole call.</summary>
    public static WholeCallReading Read(Call call, IReadOnlyList<TranscriptTurn> transcript)
    {
        var booking = GetBooking(call.Details);
        return CallReader.Read(call, new TableBooking(booking.Date, booking.Time, booking.PartySize), transcript);
    }

    /// <summary>Finds the evidence for each field of the cancelled booking.</summary>
    public static IReadOnlyList<FieldEvidence> FindFieldEvidence(Call call, IReadOnlyList<TranscriptTurn> transcript, WholeCallReading reading)
    {
        if (reading.AgreedTurn is not { } agreed || GetBooking(call.Details).ConfirmationNumber is not { } number)
        {
            return reading.Evidence;
        }

        var heard = transcript.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && ConfirmationNumberMatcher.IsSpokenIn(turn.Text, number));
        var said = transcript.LastOrDefault(turn =>
            turn.Speaker == Speaker.Agent && turn.Number < agreed && ConfirmationNumberMatcher.IsSpokenIn(turn.Text, number));
        return heard is not null ? [.. reading.Evidence, new(EvidenceFields.ConfirmationNumber, heard.Number)]
            : said is not null ? [.. reading.Evidence, new(EvidenceFields.ConfirmationNumber, said.Number, agreed)]
            : reading.Evidence;
    }

    /// <summary>Whether the restaurant mentioned a cancellation fee.</summary>
    public static bool MentionsFee(IReadOnlyList<TranscriptTurn> transcript)
    {
        var words = string.Join(" . ", transcript.Where(turn => turn.Speaker == Speaker.Restaurant).Select(turn => NoFee().Replace(turn.Text, "")));
        return Fee().Matches(words).LastOrDefault() is { } fee && !(Waiver().Matches(words).LastOrDefault() is { } waived && waived.Index > fee.Index);
    }

    /// <summary>Whether the guest was asked about a fee and agreed.</summary>
    public static bool HasConsentToFee(Call call) =>
        call.Questions.AnsweredQuestions.Any(answered => Fee().IsMatch(answered.Question.Text) && ConsentDetector.IsConsent(answered.Answer));

    private static ExistingBooking GetBooking(ReservationDetails details) =>
        details.Existing ?? new ExistingBooking(details.Date, details.Time, details.PartySize, ConfirmationNumber: null);

    // The last word wins: "there is a fee, but I'll waive it".
    [GeneratedRegex(@"\b(?:waive|waived|waiving|let you off|forget (?:the|about the) fee|free of charge)\b(?! the right)", RegexOptions.IgnoreCase)]
    private static partial Regex Waiver();

    [GeneratedRegex(@"\b(?:fees?|charged?|charges|penalty|deposit|costs?|dollars?|euros?|pounds?)\b|[$€£]", RegexOptions.IgnoreCase)]
    private static partial Regex Fee();

    [GeneratedRegex(@"\b(?:no|not|never|without|free of|any)\b[^.;?!]{0,20}\b(?:fees?|charged?|charges|penalty|costs?)\b|\bin charge\b"
        + @"|n't\b[^.;?!]{0,20}\b(?:fees?|charged?|charges|penalty|costs?)\b|\bwaived?\b[^.;?!]{0,20}\b(?:fees?"
        + @"|charges?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoFee();
}
