using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Reads a whole call for what speaks against a claimed booking: an agreement that was never given, taken back, or bound to something that
/// was not settled in the call; another day or number of people than claimed.
/// </summary>
internal static class CounterEvidenceFinder
{
    /// <summary>Finds what speaks against the claim.</summary>
    /// <param name="table">The claimed table.</param>
    /// <param name="today">The date of the call.</param>
    /// <param name="transcript">The transcript of the call.</param>
    /// <returns><see langword="null"/> when nothing speaks against it.</returns>
    public static CounterEvidence? Find(TableBooking table, LocalDate today, IReadOnlyList<TranscriptTurn> transcript)
    {
        var state = new AgreementState();
        foreach (var turn in transcript)
        {
            if (turn.Speaker == Speaker.Agent)
            {
                state.OnAgentTurn(turn.Text);
            }
            else
            {
                state.OnCalleeTurn(turn.Number, EnglishActReader.Read(turn.Text), ConfirmationNumberMatcher.Find(turn.Text) is not null);
            }
        }

        return state.Result ?? FindOtherValue(table, today, transcript);
    }

    // The last word on a value wins, the agent's as far as the restaurant heard it.
    private static CounterEvidence? FindOtherValue(TableBooking table, LocalDate today, IReadOnlyList<TranscriptTurn> transcript)
    {
        CounterEvidence? date = null;
        CounterEvidence? party = null;
        foreach (var turn in transcript)
        {
            foreach (var clause in ClauseSplitter.Split(turn.Text).Where(clause => !EnglishTableValueReader.IsAboutSomethingElse(clause)))
            {
                var values = EnglishTableValueReader.Read(clause, today);
                if (values.Weekdays.Count > 0 || values.DayOfMonth is not null)
                {
                    var isOther = (values.Weekdays.Count > 0 && !values.Weekdays.Contains(table.Date.DayOfWeek))
                        || (values.DayOfMonth is { } day && day != table.Date.Day);
                    date = isOther && turn.Speaker == Speaker.Restaurant ? new(CounterEvidenceKind.OtherDate, turn.Number) : null;
                }

                if (values.PartySize is { } size)
                {
                    party = size != table.PartySize && turn.Speaker == Speaker.Restaurant ? new(CounterEvidenceKind.OtherPartySize, turn.Number) : null;
                }
            }
        }

        return date ?? party;
    }
}
