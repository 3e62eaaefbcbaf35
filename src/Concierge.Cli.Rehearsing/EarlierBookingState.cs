using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Rehearsing;

/// <summary>A booking that the restaurant had before the call.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="IsStillBooked">Whether the restaurant's book still contains it.</param>
internal sealed record EarlierBookingState(Booking Booking, bool IsStillBooked);
