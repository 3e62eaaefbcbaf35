using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Acts;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Calls.Evidence;

/// <summary>Reads the callee's turns by the rules of the language pack.</summary>
/// <param name="purpose">The purpose of the call.</param>
/// <param name="today">The date of the call.</param>
internal sealed class RuleTurnReader(CallPurpose purpose, LocalDate today) : ICalleeTurnReader
{
    private readonly EnglishActReader _acts = new(
        purpose switch
        {
            CallPurpose.Change => BookingAction.Change,
            CallPurpose.Cancel => BookingAction.Cancel,
            _ => BookingAction.Book,
        },
        today);

    /// <inheritdoc/>
    public CalleeTurnReading Read(TranscriptTurn turn, IReadOnlySet<string> ownWords) =>
        new(_acts.Read(turn.Text, ownWords), ConfirmationNumberMatcher.Find(turn.Text) is not null);
}
