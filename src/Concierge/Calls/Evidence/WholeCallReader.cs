using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Reads a whole call: whether the restaurant agreed, whether something speaks against the agreement (it was taken back, or bound to something
/// that was not settled in the call), and whether the values are those that were claimed.
/// </summary>
internal static class WholeCallReader
{
    /// <summary>Reads a call.</summary>
    /// <param name="table">The claimed table.</param>
    /// <param name="today">The date of the call.</param>
    /// <param name="transcript">The transcript of the call.</param>
    public static WholeCallReading Read(TableBooking table, LocalDate today, IReadOnlyList<TranscriptTurn> transcript)
    {
        var state = new AgreementState();
        foreach (var turn in transcript)
        {
            if (turn.Speaker == Speaker.Agent)
            {
                state.OnAgentTurn(EnglishProposalReader.Read(turn.Text));
            }
            else if (AgreementDetector.IsAddressedToGuest(turn.Text))
            {
                state.OnCalleeTurn(turn.Number, EnglishActReader.Read(turn.Text), ConfirmationNumberMatcher.Find(turn.Text) is not null);
            }
        }

        var values = new TableValueLedger(table, today);
        foreach (var turn in transcript)
        {
            values.OnTurn(turn);
        }

        return new(state.Result ?? values.Other, state.AgreedTurn, values.NamesEveryValue);
    }
}
