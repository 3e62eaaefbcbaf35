using Concierge.Language.Acts;

namespace Concierge.Calls.Evidence;

/// <summary>What a turn of the callee says.</summary>
/// <param name="Clauses">Its clauses in order.</param>
/// <param name="GivesNumber">Whether it gives a confirmation number.</param>
internal sealed record CalleeTurnReading(IReadOnlyList<Clause> Clauses, bool GivesNumber);
