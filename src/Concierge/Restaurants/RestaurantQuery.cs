using NodaTime;

namespace Concierge.Restaurants;

/// <summary>What kind of restaurant is looked for. Every part that is given has to fit.</summary>
public sealed record RestaurantQuery
{
    /// <summary>A cuisine or dish (<c>italian</c>, <c>pizza</c>).</summary>
    public string? Cuisine { get; init; }

    /// <summary>A town, district or street.</summary>
    public string? Place { get; init; }

    /// <summary>The cheapest that will do, 1 to 4. Restaurants whose price is not known come after those that fit as well otherwise.</summary>
    public int? MinPrice { get; init; }

    /// <summary>The dearest that will do, 1 to 4. Restaurants whose price is not known come after those that fit as well otherwise.</summary>
    public int? MaxPrice { get; init; }

    /// <summary>When it must be open, on its own clock. Restaurants whose hours are not known come after those known to be open.</summary>
    public LocalDateTime? OpenAt { get; init; }

    /// <summary>The most that are wanted, 1 to 50.</summary>
    public int Limit { get; init; } = 5;
}
