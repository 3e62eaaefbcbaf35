using System.Globalization;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Agents.Transcripts;

/// <summary>Compares a second reading of a transcript with the call's result. A claim counts only if the turn it names contains the value.</summary>
internal static class TranscriptComparer
{
    /// <summary>Returns the differences, one sentence each.</summary>
    /// <param name="reading">The second reading.</param>
    /// <param name="details">The requested booking.</param>
    /// <param name="result">The call's result.</param>
    /// <param name="today">The date of the call.</param>
    public static IReadOnlyList<string> FindDoubts(TranscriptReading reading, ReservationDetails details, VoiceCallResult result, LocalDate today)
    {
        var turns = result.Transcript.ToDictionary(turn => turn.Number);
        var restaurantTurn = reading.OutcomeTurn is { } number && turns.TryGetValue(number, out var decisive) && decisive.Speaker == Speaker.Restaurant
            ? decisive
            : null;
        if (result.Outcome is not (CallOutcome.Confirmed or CallOutcome.Cancelled))
        {
            return reading.Outcome == TranscriptOutcome.Done && restaurantTurn is not null && SoundsDone(restaurantTurn, details)
                ? [$"But in turn {FormatNumber(restaurantTurn)} it sounds as if they {FormatDone(details)} it: please check with them."]
                : [];
        }

        List<string> doubts = [];
        if (reading.Outcome == TranscriptOutcome.NotDone && restaurantTurn is not null)
        {
            doubts.Add($"But a second reading of the conversation found no agreement: please check turn {FormatNumber(restaurantTurn)} with the restaurant.");
        }

        if (result.Outcome == CallOutcome.Confirmed)
        {
            CompareValue(reading.Date, result.Date, day => BookingFormatter.FormatDay(day), (text, day) => SpokenFieldMatcher.NamesDate(text, day, today));
            CompareValue(reading.Time, result.Time, BookingFormatter.FormatTime, SpokenFieldMatcher.NamesTime);
            CompareValue(reading.PartySize, result.PartySize, BookingFormatter.FormatParty, SpokenFieldMatcher.NamesPartySize);
            CompareConfirmationNumber();
        }

        return doubts;

        void CompareValue<T>((T Value, int Turn)? read, T? reported, Func<T, string> words, Func<string, T, bool> names)
            where T : struct, IEquatable<T>
        {
            if (read is { } claim && reported is { } known && !claim.Value.Equals(known)
                && turns.TryGetValue(claim.Turn, out var turn) && names(turn.Text, claim.Value) && !names(turn.Text, known))
            {
                doubts.Add($"But in turn {FormatNumber(turn)} they mentioned {words(claim.Value)}: please check with the restaurant.");
            }
        }

        void CompareConfirmationNumber()
        {
            if (reading.ConfirmationNumber is { } claim && result.ConfirmationNumber is { } known
                && ConfirmationNumberMatcher.Normalize(claim.Value) != ConfirmationNumberMatcher.Normalize(known)
                && turns.TryGetValue(claim.Turn, out var turn)
                && ConfirmationNumberMatcher.IsSpokenIn(turn.Text, claim.Value)
                && !ConfirmationNumberMatcher.IsSpokenIn(turn.Text, known))
            {
                doubts.Add($"But in turn {FormatNumber(turn)} the number sounds like {claim.Value}: please check with the restaurant.");
            }
        }
    }

    private static bool SoundsDone(TranscriptTurn turn, ReservationDetails details) =>
        details.Purpose == CallPurpose.Cancel ? turn.Text.Contains("cancel", StringComparison.OrdinalIgnoreCase) : AgreementDetector.Find([turn]) is not null;

    private static string FormatNumber(TranscriptTurn turn) => turn.Number.ToString(CultureInfo.InvariantCulture);

    private static string FormatDone(ReservationDetails details) => details.Purpose switch
    {
        CallPurpose.Change => "changed",
        CallPurpose.Cancel => "cancelled",
        _ => "booked",
    };
}
