namespace Concierge.Agents.Tools;

/// <summary>The result of <c>search_restaurants</c>, the best match first.</summary>
internal sealed record SearchAnswer(IReadOnlyList<RestaurantAnswer> Restaurants);
