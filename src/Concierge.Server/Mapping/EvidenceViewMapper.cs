using Concierge.Calls.Results;
using Concierge.Contracts.Api;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="EvidenceView"/>.</summary>
internal static class EvidenceViewMapper
{
    public static EvidenceView Map(FieldEvidence evidence) => new(evidence.Field, evidence.Turn, evidence.AgreedTurn);
}
