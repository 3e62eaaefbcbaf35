namespace Concierge.Restaurants;

/// <summary>Restaurants that the directory knows beside those of the database and of the settings: a rehearsal's.</summary>
/// <param name="Restaurants">The restaurants.</param>
public sealed record KnownRestaurants(IReadOnlyList<Restaurant> Restaurants)
{
    /// <summary>No restaurants.</summary>
    public static KnownRestaurants None { get; } = new([]);
}
