using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A booking in the restaurant's book: the truth against which the caller's claim is judged.</summary>
/// <param name="PartySize">The number of guests.</param>
/// <param name="Date">The day, as far as the caller said it.</param>
/// <param name="Time">The time of the table.</param>
/// <param name="Name">The recognized name, lower case; <see langword="null"/> if no name was recognized.</param>
/// <param name="Code">The confirmation code, capitals and digits; <see langword="null"/> if the restaurant gives none.</param>
public sealed record Booking(int PartySize, SpokenDate Date, TimeOnly Time, string? Name, string? Code);
