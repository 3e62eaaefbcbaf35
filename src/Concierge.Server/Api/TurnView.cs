using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Privacy;

namespace Concierge.Server.Api;

/// <summary>A turn of the conversation.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Speaker">agent or restaurant.</param>
/// <param name="Text">The words; a card or social-security number that somebody said is left out.</param>
/// <param name="AtSeconds">When it began, from the answer of the call.</param>
/// <param name="Interrupted">Whether it was cut short.</param>
public sealed record TurnView(int Number, Speaker Speaker, string Text, double AtSeconds, bool Interrupted)
{
    internal static TurnView Of(TranscriptTurn turn) => new(turn.Number, turn.Speaker, Secrets.Redact(turn.Text), WireTime.Seconds(turn.At), turn.Interrupted);
}
