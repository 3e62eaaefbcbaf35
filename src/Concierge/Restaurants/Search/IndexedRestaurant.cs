using Concierge.Restaurants.Hours;

namespace Concierge.Restaurants.Search;

/// <summary>A restaurant with what is compared of it worked out once.</summary>
internal sealed class IndexedRestaurant
{
    private readonly Lazy<OpeningHours> _hours;

    public IndexedRestaurant(Restaurant restaurant)
    {
        Restaurant = restaurant;
        Name = RestaurantNames.Normalize(restaurant.Name);
        Place = RestaurantNames.Normalize($"{restaurant.City} {restaurant.Address}");
        City = RestaurantNames.Normalize(restaurant.City ?? "");
        Cuisines = (restaurant.Cuisine ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(RestaurantNames.Normalize).ToArray();
        _hours = new Lazy<OpeningHours>(() => OpeningHours.Of(restaurant));
    }

    /// <summary>The restaurant.</summary>
    public Restaurant Restaurant { get; }

    /// <summary>Its name as it is compared.</summary>
    public string Name { get; }

    /// <summary>Town and address as they are compared.</summary>
    public string Place { get; }

    /// <summary>The town as it is compared; empty when it is not known.</summary>
    public string City { get; }

    /// <summary>Its cuisines as they are compared, the first one foremost.</summary>
    public IReadOnlyList<string> Cuisines { get; }

    /// <summary>Its hours.</summary>
    public OpeningHours Hours => _hours.Value;
}
