using System.Text.RegularExpressions;
using Concierge.Agents.Transcripts;
using Concierge.Calls.Evidence;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's step as the transcript agent. It uses the same parsers that judge a call's outcome.</summary>
internal static partial class TranscriptPolicy
{
    private const int DaysAround = 14;

    /// <summary>Reads the transcript and reports the result.</summary>
    public static AIContent Decide(string text)
    {
        if (TranscriptDocument.Parse(text) is not { } call)
        {
            return ReplyFactory.CreateToolCall(TranscriptTools.ReportAgreement, ("outcome", "unclear"));
        }

        var decisive = FindDecisiveTurn(call);
        var recap = call.Turns.Where(turn => turn.Speaker == Speaker.Restaurant && AgreementDetector.Find([turn]) is not null).ToList();
        var date = FindLast(recap, GetDates(call), (words, day) => SpokenFieldMatcher.NamesDate(words, day, call.Today));
        var time = FindLast(recap, GetTimes(call), SpokenFieldMatcher.NamesTime);
        var party = FindLast(recap, GetPartySizes(call), (words, people) => SpokenFieldMatcher.NamesPartySize(Duration().Replace(words, ""), people));
        var number = recap.Select(turn => (Value: ConfirmationNumberMatcher.Find(turn.Text), turn.Number)).LastOrDefault(found => found.Value is not null);
        return ReplyFactory.CreateToolCall(
            TranscriptTools.ReportAgreement,
            ("outcome", decisive is null ? "unclear" : "done"),
            ("outcome_turn", decisive?.Number),
            ("date", ReplyFactory.FormatDate(date?.Value)),
            ("date_turn", date?.Turn),
            ("time", ReplyFactory.FormatTime(time?.Value)),
            ("time_turn", time?.Turn),
            ("party_size", party?.Value),
            ("party_size_turn", party?.Turn),
            ("confirmation_number", number.Value),
            ("confirmation_turn", number.Value is null ? null : number.Number));
    }

    // A restaurant gives a confirmation number with a booking, never with a refusal. "You're all set" alone can mean anything.
    private static TranscriptTurn? FindDecisiveTurn(TranscriptDocument call) => call.Purpose == CallPurpose.Book
        ? call.Turns.LastOrDefault(turn =>
            turn.Speaker == Speaker.Restaurant && AgreementDetector.Find([turn]) is not null && ConfirmationNumberMatcher.Find(turn.Text) is not null)
        : null;

    // The requested value is tried first: a turn that can be read as naming it does name it, even if another reading is possible.
    private static (T Value, int Turn)? FindLast<T>(List<TranscriptTurn> turns, IEnumerable<T> values, Func<string, T, bool> names)
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

    private static IEnumerable<LocalDate> GetDates(TranscriptDocument call) =>
        [call.Date, .. Enumerable.Range(0, DaysAround).Select(call.Today.PlusDays).Where(day => day.DayOfWeek != call.Date.DayOfWeek)];

    private static IEnumerable<LocalTime> GetTimes(TranscriptDocument call)
    {
        var halfDay = call.Time.Hour >= 12 ? 12 : 0;
        return [call.Time, .. Enumerable.Range(0, 48).Select(quarter => new LocalTime(halfDay, 0).PlusMinutes(15 * quarter))];
    }

    private static IEnumerable<int> GetPartySizes(TranscriptDocument call) =>
        [call.PartySize, .. Enumerable.Range(ReservationValidator.MinPartySize, ReservationValidator.MaxPartySize)];

    // "We keep it for ten minutes" does not name a party of ten.
    [GeneratedRegex(@"\bfor\s+(?:about\s+|only\s+)?[\w-]+\s+(?:minutes?|mins?|hours?|days?|weeks?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();
}
