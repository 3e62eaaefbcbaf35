using Concierge.Contracts;

namespace Concierge.Reservations;

/// <summary>Why a reservation cannot be asked for. Every code is explained in docs/errors.md.</summary>
internal static class ReservationErrors
{
    /// <summary>The number must never be called.</summary>
    public static ConciergeError NumberRefused(string maskedNumber) => new(
        "phone.refused",
        $"The number {maskedNumber} is an emergency, short or premium-rate number. Such numbers are never called.");
}
