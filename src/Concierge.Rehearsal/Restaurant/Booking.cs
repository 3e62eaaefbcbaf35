using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A booking that the restaurant has. A rehearsal compares it with the outcome that the caller reports.</summary>
/// <param name="PartySize">The number of guests.</param>
/// <param name="Date">The day, with the parts that the caller said.</param>
/// <param name="Time">The time of the table.</param>
/// <param name="Name">The recognized name, lower case; <see langword="null"/> if no name was recognized.</param>
/// <param name="Code">The confirmation code, capitals and digits; <see langword="null"/> if the restaurant gives none.</param>
public sealed record Booking(int PartySize, SpokenDate Date, TimeOnly Time, string? Name, string? Code);
