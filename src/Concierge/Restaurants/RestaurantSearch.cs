using Concierge.Contracts;
namespace Concierge.Restaurants;

/// <summary>What a search found: one restaurant, several to choose from, or none and what is near.</summary>
public sealed record RestaurantSearch
{
    /// <summary>The one restaurant meant; <see langword="null"/> when there are several or none.</summary>
    public Restaurant? Match { get; init; }

    /// <summary>Restaurants that fit equally well, to be chosen from.</summary>
    public IReadOnlyList<Restaurant> Candidates { get; init; } = [];

    /// <summary>Restaurants with a similar name, when none fits.</summary>
    public IReadOnlyList<Restaurant> NearMisses { get; init; } = [];

    /// <summary>Why there is no match; <see langword="null"/> when there is one.</summary>
    public ConciergeError? Error { get; init; }
}
