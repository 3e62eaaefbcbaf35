using Concierge.Contracts;
namespace Concierge.Restaurants;

/// <summary>The result of a search: one restaurant, several candidates, or none with suggestions.</summary>
public sealed record RestaurantSearchResult
{
    /// <summary>The only match; <see langword="null"/> if several or none match.</summary>
    public Restaurant? Match { get; init; }

    /// <summary>Restaurants that match equally well, for the guest to choose.</summary>
    public IReadOnlyList<Restaurant> Candidates { get; init; } = [];

    /// <summary>Restaurants with a similar name, if none matches.</summary>
    public IReadOnlyList<Restaurant> NearMisses { get; init; } = [];

    /// <summary>Why there is no single match; <see langword="null"/> if there is one.</summary>
    public ConciergeError? Error { get; init; }
}
