using NodaTime;

namespace Concierge.Restaurants;

/// <summary>Search criteria for restaurants. All criteria that are set must match.</summary>
public sealed record RestaurantQuery
{
    /// <summary>A cuisine or dish (<c>italian</c>, <c>pizza</c>).</summary>
    public string? Cuisine { get; init; }

    /// <summary>A town, district or street.</summary>
    public string? Place { get; init; }

    /// <summary>The minimum price level, 1 to 4. Restaurants with unknown price come after equal matches.</summary>
    public int? MinPrice { get; init; }

    /// <summary>The maximum price level, 1 to 4. Restaurants with unknown price come after equal matches.</summary>
    public int? MaxPrice { get; init; }

    /// <summary>When the restaurant must be open, in its local time. Restaurants with unknown hours come after open ones.</summary>
    public LocalDateTime? OpenAt { get; init; }

    /// <summary>The maximum number of results, 1 to 50.</summary>
    public int Limit { get; init; } = 5;
}
