using Concierge.Calls.Results;
using Concierge.Contracts.Api;
using Concierge.Privacy;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="TurnView"/>.</summary>
internal static class TurnViewMapper
{
    public static TurnView Map(TranscriptTurn turn) =>
        new(turn.Number, turn.Speaker, SecretDetector.Redact(turn.Text), ApiTimeFormatter.RoundSeconds(turn.At), turn.Interrupted);
}
