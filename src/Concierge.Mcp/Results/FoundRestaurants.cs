using System.ComponentModel;

namespace Concierge.Mcp.Results;

/// <summary>The result of <c>find_restaurants</c>.</summary>
internal sealed record FoundRestaurants
{
    [Description("The matching restaurants, best match first.")]
    public required IReadOnlyList<RestaurantItem> Restaurants { get; init; }

    [Description("Restaurants with similar names, when none matches.")]
    public required IReadOnlyList<RestaurantItem> SimilarNames { get; init; }
}
