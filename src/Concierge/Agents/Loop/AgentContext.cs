using Concierge.Agents.Guardrails;
using Concierge.Calls;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Loop;

/// <summary>What the agents work with.</summary>
/// <param name="ChatClient">The language model that drives them.</param>
/// <param name="Directory">Where restaurants are found.</param>
/// <param name="Book">The bookings there are.</param>
/// <param name="Calls">The telephone.</param>
/// <param name="Settings">Among them the guest's usual name.</param>
/// <param name="Time">The clock.</param>
internal sealed record AgentContext(
    IChatClient ChatClient,
    IRestaurantDirectory Directory,
    IReservationBook Book,
    IReservationCalls Calls,
    ConciergeSettings Settings,
    TimeProvider Time)
{
    /// <summary>The rules before and after the agents.</summary>
    public GuardrailSet Guardrails { get; init; } = GuardrailSet.Standard;
}
