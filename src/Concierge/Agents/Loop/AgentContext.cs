using Concierge.Agents.Guardrails;
using Concierge.Calls;
using Concierge.Calls.Limits;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>The services and settings that the agents use.</summary>
/// <param name="ChatClient">The language model that runs the agents.</param>
/// <param name="Directory">The restaurant directory.</param>
/// <param name="Bookings">The guest's bookings.</param>
/// <param name="Calls">Places calls.</param>
/// <param name="BookingChanges">Prepares the calls that change or cancel a booking.</param>
/// <param name="Validator">Validates a request before a call.</param>
/// <param name="Guest">The guest, with the usual name.</param>
/// <param name="Clock">Converts the time to a restaurant's local time.</param>
/// <param name="TimeProvider">The clock.</param>
internal sealed record AgentContext(
    IChatClient ChatClient,
    IRestaurantDirectory Directory,
    IBookingReader Bookings,
    IReservationCallService Calls,
    BookingChanges BookingChanges,
    ReservationValidator Validator,
    GuestOptions Guest,
    LocalClock Clock,
    TimeProvider TimeProvider)
{
    /// <summary>The guardrails that check requests and clean answers.</summary>
    public GuardrailSet Guardrails { get; init; } = GuardrailSet.Standard;

    /// <summary>Which numbers may be called; <see langword="null"/> when that is not known here.</summary>
    public PhoneNumberPolicy? Numbers { get; init; }
}
