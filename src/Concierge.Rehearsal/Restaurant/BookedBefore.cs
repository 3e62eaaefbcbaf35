namespace Concierge.Rehearsal.Restaurant;

/// <summary>A booking that exists before the call.</summary>
/// <param name="DaysAhead">How many days after today, 1 to 300.</param>
/// <param name="Time">The time of the table.</param>
/// <param name="PartySize">Guests.</param>
/// <param name="InBook">Whether the restaurant has it in its book; if not, only the guest believes in it.</param>
public sealed record BookedBefore(int DaysAhead, TimeOnly Time, int PartySize, bool InBook);
