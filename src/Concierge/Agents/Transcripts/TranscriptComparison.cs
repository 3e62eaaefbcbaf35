using System.Globalization;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Agents.Transcripts;

/// <summary>Holds a second reading of a conversation against the call's report. A claim counts only if the turn it names bears it out.</summary>
internal static class TranscriptComparison
{
    /// <summary>Where they differ, a sentence each.</summary>
    /// <param name="reading">The second reading.</param>
    /// <param name="details">What was asked for.</param>
    /// <param name="result">The call's report.</param>
    /// <param name="today">The day of the call.</param>
    public static IReadOnlyList<string> Doubts(TranscriptReading reading, ReservationDetails details, VoiceCallResult result, LocalDate today)
    {
        var heard = result.Transcript.ToDictionary(turn => turn.Number);
        var restaurants = reading.OutcomeTurn is { } number && heard.TryGetValue(number, out var decisive) && decisive.Speaker == Speaker.Restaurant ? decisive : null;
        if (result.Outcome is not (CallOutcome.Confirmed or CallOutcome.Cancelled))
        {
            return reading.Outcome == TranscriptOutcome.Done && restaurants is not null && SoundsDone(restaurants, details)
                ? [$"But in turn {Number(restaurants)} they sounded as if they had {Done(details)} it: please ask them."]
                : [];
        }

        List<string> doubts = [];
        if (reading.Outcome == TranscriptOutcome.NotDone && restaurants is not null)
        {
            doubts.Add($"But a second reading of the conversation found no agreement: see turn {Number(restaurants)}, and ask the restaurant.");
        }

        if (result.Outcome == CallOutcome.Confirmed)
        {
            Differ(reading.Date, result.Date, day => BookingText.Day(day), (text, day) => SpokenFields.NameDate(text, day, today));
            Differ(reading.Time, result.Time, BookingText.Time, SpokenFields.NameTime);
            Differ(reading.PartySize, result.PartySize, BookingText.Party, SpokenFields.NameParty);
            DifferInNumber();
        }

        return doubts;

        void Differ<T>((T Value, int Turn)? read, T? reported, Func<T, string> words, Func<string, T, bool> names)
            where T : struct, IEquatable<T>
        {
            if (read is { } claim && reported is { } known && !claim.Value.Equals(known) && heard.TryGetValue(claim.Turn, out var turn) && names(turn.Text, claim.Value) && !names(turn.Text, known))
            {
                doubts.Add($"But in turn {Number(turn)} they spoke of {words(claim.Value)}: please ask the restaurant.");
            }
        }

        void DifferInNumber()
        {
            if (reading.ConfirmationNumber is { } claim && result.ConfirmationNumber is { } known
                && ConfirmationNumber.Normalize(claim.Value) != ConfirmationNumber.Normalize(known)
                && heard.TryGetValue(claim.Turn, out var turn) && ConfirmationNumber.IsHeardIn(turn.Text, claim.Value) && !ConfirmationNumber.IsHeardIn(turn.Text, known))
            {
                doubts.Add($"But in turn {Number(turn)} the number sounded like {claim.Value}: please ask the restaurant.");
            }
        }
    }

    private static bool SoundsDone(TranscriptTurn turn, ReservationDetails details) =>
        details.Purpose == CallPurpose.Cancel ? turn.Text.Contains("cancel", StringComparison.OrdinalIgnoreCase) : Agreement.Find([turn]) is not null;

    private static string Number(TranscriptTurn turn) => turn.Number.ToString(CultureInfo.InvariantCulture);

    private static string Done(ReservationDetails details) => details.Purpose switch
    {
        CallPurpose.Change => "changed",
        CallPurpose.Cancel => "cancelled",
        _ => "booked",
    };
}
