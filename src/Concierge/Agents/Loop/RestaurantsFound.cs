using Concierge.Restaurants;

namespace Concierge.Agents.Loop;

/// <summary>A search found restaurants.</summary>
/// <param name="Restaurants">The best first.</param>
public sealed record RestaurantsFound(IReadOnlyList<Restaurant> Restaurants) : AgentUpdate;
