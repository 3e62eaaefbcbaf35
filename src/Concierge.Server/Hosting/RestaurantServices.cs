using Concierge.Options;
using Concierge.Restaurants;
using Concierge.Restaurants.Google;
using Concierge.Restaurants.Import;
using Concierge.Restaurants.Search;
using Concierge.Storage.Restaurants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concierge.Server.Hosting;

/// <summary>Registers the directory of restaurants.</summary>
internal static class RestaurantServices
{
    // Somebody waits for the answer; a search that takes longer is not worth waiting for.
    private static readonly TimeSpan GoogleDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Adds the directory, its import and, with a key, the search of Google Places.</summary>
    public static IServiceCollection AddRestaurants(this IServiceCollection services, ConciergeSettings settings)
    {
        services.AddSingleton<RestaurantTable>();
        services.AddSingleton(provider => new RestaurantImporter(provider.GetRequiredService<RestaurantTable>()));
        if (settings.GooglePlacesApiKey is not null)
        {
            services.AddHttpClient<IWebRestaurants, GooglePlaces>(http => http.Timeout = GoogleDeadline).RemoveAllLoggers();
        }

        services.AddSingleton(provider => new RestaurantDirectory(
            settings,
            provider.GetRequiredService<RestaurantTable>(),
            provider.GetService<IWebRestaurants>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRestaurantDirectory>(provider => provider.GetRequiredService<RestaurantDirectory>());
        return services;
    }
}
