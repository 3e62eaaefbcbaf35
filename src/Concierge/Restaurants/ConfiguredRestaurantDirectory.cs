using Concierge.Settings;

namespace Concierge.Restaurants;

/// <summary>The directory of one: the restaurant of <c>DEMO_RESTAURANT_NAME</c> and <c>DEMO_RESTAURANT_PHONE</c>.</summary>
public sealed class ConfiguredRestaurantDirectory(ConciergeSettings settings) : IRestaurantDirectory
{
    private const string UnnamedRestaurant = "Demo Restaurant";

    /// <inheritdoc/>
    public Task<RestaurantSearch> FindAsync(string query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(RestaurantMatcher.Match(query, new Search.RestaurantIndex(Configured())));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Restaurant>> SearchAsync(RestaurantQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Restaurant>>([]);
    }

    private Restaurant[] Configured()
    {
        if (string.IsNullOrWhiteSpace(settings.DemoRestaurantPhone))
        {
            return [];
        }

        if (!PhoneNumber.TryParse(settings.DemoRestaurantPhone, out var number))
        {
            throw new ConciergeException(new ConciergeError(
                "phone.invalid",
                "Invalid phone number: DEMO_RESTAURANT_PHONE is not a number that can be dialled.",
                "Write it with its country code, for example +14155550123."));
        }

        var name = string.IsNullOrWhiteSpace(settings.DemoRestaurantName) ? UnnamedRestaurant : settings.DemoRestaurantName.Trim();
        return [new Restaurant(name, number)];
    }
}
