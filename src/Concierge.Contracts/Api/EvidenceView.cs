namespace Concierge.Contracts.Api;

/// <summary>The evidence for one field of a booking.</summary>
/// <param name="Field">agreement, party_size, date, time, name or confirmation_number.</param>
/// <param name="Turn">The number of the turn.</param>
/// <param name="AgreedTurn">If the turn is the agent's: the number of the restaurant's turn that agreed to it.</param>
public sealed record EvidenceView(string Field, int Turn, int? AgreedTurn);
