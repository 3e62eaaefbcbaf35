using System.Text.RegularExpressions;
using Concierge.Agents.Transcripts;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>What the rule-based model does as the transcript agent: it looks for the words with the readers that a call's report is judged by.</summary>
internal static partial class TranscriptPolicy
{
    private const int DaysAround = 14;

    /// <summary>Reads the conversation and reports what it shows.</summary>
    public static AIContent Decide(string text)
    {
        if (TranscriptText.Read(text) is not { } call)
        {
            return Replies.Call(TranscriptTools.ReportAgreement, ("outcome", "unclear"));
        }

        var decisive = Decisive(call);
        var recap = call.Turns.Where(turn => turn.Speaker == Speaker.Restaurant && Agreement.Find([turn]) is not null).ToList();
        var date = Last(recap, Days(call), (words, day) => SpokenFields.NameDate(words, day, call.Today));
        var time = Last(recap, Times(call), SpokenFields.NameTime);
        var party = Last(recap, Parties(call), (words, people) => SpokenFields.NameParty(Duration().Replace(words, ""), people));
        var number = recap.Select(turn => (Value: ConfirmationNumber.Find(turn.Text), turn.Number)).LastOrDefault(found => found.Value is not null);
        return Replies.Call(
            TranscriptTools.ReportAgreement,
            ("outcome", decisive is null ? "unclear" : "done"),
            ("outcome_turn", decisive?.Number),
            ("date", Replies.Day(date?.Value)),
            ("date_turn", date?.Turn),
            ("time", Replies.Time(time?.Value)),
            ("time_turn", time?.Turn),
            ("party_size", party?.Value),
            ("party_size_turn", party?.Turn),
            ("confirmation_number", number.Value),
            ("confirmation_turn", number.Value is null ? null : number.Number));
    }

    // A number is given with a booking, never with a refusal; a mere "you're all set" may be about anything.
    private static TranscriptTurn? Decisive(TranscriptText call) => call.Purpose == CallPurpose.Book
        ? call.Turns.LastOrDefault(turn => turn.Speaker == Speaker.Restaurant && Agreement.Find([turn]) is not null && ConfirmationNumber.Find(turn.Text) is not null)
        : null;

    // The value wanted comes first: a turn that names it names it, whatever else it may be taken for.
    private static (T Value, int Turn)? Last<T>(List<TranscriptTurn> turns, IEnumerable<T> values, Func<string, T, bool> names)
    {
        List<T> known = [.. values];
        foreach (var turn in Enumerable.Reverse(turns))
        {
            foreach (var value in known.Where(value => names(turn.Text, value)))
            {
                return (value, turn.Number);
            }
        }

        return null;
    }

    private static IEnumerable<LocalDate> Days(TranscriptText call) =>
        [call.Date, .. Enumerable.Range(0, DaysAround).Select(call.Today.PlusDays).Where(day => day.DayOfWeek != call.Date.DayOfWeek)];

    private static IEnumerable<LocalTime> Times(TranscriptText call)
    {
        var halfDay = call.Time.Hour >= 12 ? 12 : 0;
        return [call.Time, .. Enumerable.Range(0, 48).Select(quarter => new LocalTime(halfDay, 0).PlusMinutes(15 * quarter))];
    }

    private static IEnumerable<int> Parties(TranscriptText call) =>
        [call.PartySize, .. Enumerable.Range(ReservationValidator.SmallestParty, ReservationValidator.LargestParty)];

    // "We keep it for ten minutes" is no party of ten.
    [GeneratedRegex(@"\bfor\s+(?:about\s+|only\s+)?[\w-]+\s+(?:minutes?|mins?|hours?|days?|weeks?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();
}
