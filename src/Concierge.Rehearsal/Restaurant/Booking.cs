using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>What the restaurant wrote into its book: the truth that a caller's claim is judged by.</summary>
/// <param name="PartySize">Guests.</param>
/// <param name="Date">The day, as far as it was said.</param>
/// <param name="Time">The time of the table.</param>
/// <param name="Name">The name as heard, lower case; <see langword="null"/> when none was understood.</param>
/// <param name="Code">The confirmation code, capitals and digits; <see langword="null"/> when the restaurant gives none.</param>
public sealed record Booking(int PartySize, HeardDate Date, TimeOnly Time, string? Name, string? Code);
