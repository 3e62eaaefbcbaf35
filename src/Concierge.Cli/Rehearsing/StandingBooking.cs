using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>A booking that the restaurant had before the call.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Stands">Whether the restaurant's book still contains it.</param>
internal sealed record StandingBooking(Booking Booking, bool Stands);
