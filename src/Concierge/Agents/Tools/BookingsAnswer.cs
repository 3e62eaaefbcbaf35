namespace Concierge.Agents.Tools;

/// <summary>The result of <c>list_bookings</c>, the next booking first.</summary>
internal sealed record BookingsAnswer(IReadOnlyList<BookingAnswer> Bookings);
