using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;

namespace Concierge.Tests.Agents;

/// <summary>An in-memory directory of a few restaurants.</summary>
internal sealed class FakeRestaurantDirectory(params Restaurant[] restaurants) : IRestaurantDirectory
{
    public static Restaurant Luigis { get; } = New("Luigi's", "+14155550123") with { City = "San Francisco", Cuisine = "italian" };

    public static Restaurant Anna { get; } = New("Trattoria da Anna", "+497531555011") with
    {
        City = "Konstanz",
        Address = "Hussenstraße 3",
        Cuisine = "italian",
        Price = 2,
        TimeZone = "Europe/Berlin",
    };

    public static Restaurant Bruno { get; } = New("Pizzeria Bruno", "+497531555012") with
    {
        City = "Konstanz",
        Cuisine = "italian;pizza",
        Price = 1,
        TimeZone = "Europe/Berlin",
    };

    public static Restaurant Dragon { get; } = New("Golden Dragon", "+14155550177") with { City = "San Francisco", Cuisine = "chinese" };

    public static FakeRestaurantDirectory Usual => new(Luigis, Anna, Bruno, Dragon);

    public List<RestaurantQuery> Queries { get; } = [];

    public Task<RestaurantSearchResult> FindAsync(string query, CancellationToken cancellationToken) =>
        Task.FromResult(RestaurantMatcher.Match(query, new RestaurantIndex(restaurants)));

    public Task<IReadOnlyList<Restaurant>> SearchAsync(RestaurantQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        return Task.FromResult<IReadOnlyList<Restaurant>>([.. restaurants.Where(restaurant =>
            (query.Cuisine is not { } cuisine || restaurant.Cuisine?.Contains(cuisine, StringComparison.OrdinalIgnoreCase) == true)
            && (query.Place is not { } place || string.Equals(place, restaurant.City, StringComparison.OrdinalIgnoreCase))
            && (query.MinPrice is not { } minPrice || restaurant.Price >= minPrice)
            && (query.MaxPrice is not { } maxPrice || restaurant.Price <= maxPrice))]);
    }

    public Task<Restaurant?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken) =>
        Task.FromResult(restaurants.FirstOrDefault(restaurant => restaurant.PhoneNumber == number));

    private static Restaurant New(string name, string number) =>
        new(name, PhoneNumber.TryParse(number, out var parsed) ? parsed : throw new ArgumentException(number));
}
