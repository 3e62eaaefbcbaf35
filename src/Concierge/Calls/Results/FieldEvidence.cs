namespace Concierge.Calls.Results;

/// <summary>The evidence for one field of a booking: the turn that proves it.</summary>
/// <param name="Field">agreement, party_size, date, time, name or confirmation_number.</param>
/// <param name="Turn">The number of the turn: the restaurant's, or the agent's if the restaurant agreed to it afterwards.</param>
/// <param name="AgreedTurn">The number of the restaurant's turn that agreed to the agent's; <see langword="null"/> when the restaurant said it itself.</param>
public sealed record FieldEvidence(string Field, int Turn, int? AgreedTurn = null);
