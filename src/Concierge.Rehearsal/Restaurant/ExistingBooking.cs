namespace Concierge.Rehearsal.Restaurant;

/// <summary>A booking that exists before the call.</summary>
/// <param name="DaysAhead">The day of the booking in days after today, 1 to 300.</param>
/// <param name="Time">The time of the table.</param>
/// <param name="PartySize">The number of guests.</param>
/// <param name="InBook">Whether the restaurant has the booking. If not, only the guest knows of it.</param>
public sealed record ExistingBooking(int DaysAhead, TimeOnly Time, int PartySize, bool InBook);
