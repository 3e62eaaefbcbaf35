namespace Concierge.Calls.Results;

/// <summary>The words that bear out one field of a booking.</summary>
/// <param name="Field">agreement, party_size, date, time, name or confirmation_number.</param>
/// <param name="Turn">The turn they were said in: the restaurant's, or the agent's if the restaurant agreed to it afterwards.</param>
/// <param name="AgreedTurn">The restaurant's turn that agreed to the agent's words; <see langword="null"/> when the words are the restaurant's own.</param>
public sealed record FieldEvidence(string Field, int Turn, int? AgreedTurn = null);
