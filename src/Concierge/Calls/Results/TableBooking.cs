using NodaTime;

namespace Concierge.Calls.Results;

/// <summary>A table: when, and for how many.</summary>
internal readonly record struct TableBooking(LocalDate Date, LocalTime Time, int PartySize);
