using Concierge.Rehearsal.Restaurant;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;

namespace Concierge.Cli.Rehearsing;

/// <summary>Reads the rehearsal's restaurants with the product's own importer.</summary>
internal static class RehearsalDirectory
{
    /// <summary>Reads the restaurants.</summary>
    public static async Task<IReadOnlyList<Restaurant>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = RehearsalRestaurants.OpenCsv();
        return await RestaurantImporter.ReadAsync(file, RehearsalRestaurants.FileName, new ImportOptions(), cancellationToken);
    }
}
