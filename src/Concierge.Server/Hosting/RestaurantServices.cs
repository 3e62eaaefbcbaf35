using Concierge.Options;
using Concierge.Restaurants;
using Concierge.Restaurants.Google;
using Concierge.Restaurants.Import;
using Concierge.Restaurants.Search;
using Concierge.Storage.Restaurants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Concierge.Server.Hosting;

/// <summary>Registers the restaurant directory.</summary>
internal static class RestaurantServices
{
    // The guest waits for the response; a longer search is not useful.
    private static readonly TimeSpan GoogleTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the directory, the importer and, if a key is set, the Google Places search.</summary>
    public static IServiceCollection AddRestaurants(this IServiceCollection services, RestaurantOptions options)
    {
        services.TryAddSingleton(KnownRestaurants.None);
        services.AddSingleton<RestaurantStore>();
        services.AddSingleton(provider => new RestaurantImporter(provider.GetRequiredService<RestaurantStore>()));
        services.AddSingleton(provider => new RestaurantEditor(
            provider.GetRequiredService<RestaurantStore>(), new ImportUndoFile(UserDataPaths.ImportUndoFile)));
        if (options.GooglePlacesApiKey is not null)
        {
            services.AddHttpClient<IRestaurantWebSearch, GooglePlacesClient>(http => http.Timeout = GoogleTimeout).RemoveAllLoggers();
        }

        services.AddSingleton(provider => new RestaurantDirectory(
            options,
            provider.GetRequiredService<KnownRestaurants>(),
            provider.GetRequiredService<RestaurantStore>(),
            provider.GetService<IRestaurantWebSearch>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IRestaurantDirectory>(provider => provider.GetRequiredService<RestaurantDirectory>());
        return services;
    }
}
