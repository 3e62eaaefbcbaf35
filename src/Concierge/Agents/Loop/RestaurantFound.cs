using Concierge.Restaurants;

namespace Concierge.Agents.Loop;

/// <summary>A restaurant was found in the directory.</summary>
/// <param name="Restaurant">The directory's entry.</param>
public sealed record RestaurantFound(Restaurant Restaurant) : AgentUpdate;
