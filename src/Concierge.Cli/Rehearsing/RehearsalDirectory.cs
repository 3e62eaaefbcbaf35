using Concierge.Rehearsal.Restaurant;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;

namespace Concierge.Cli.Rehearsing;

/// <summary>The rehearsal's restaurants as the program knows them: read from their file by the program's own import.</summary>
internal static class RehearsalDirectory
{
    /// <summary>Reads them.</summary>
    public static async Task<IReadOnlyList<Restaurant>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var file = RehearsalRestaurants.Open();
        return await RestaurantImporter.ReadAsync(file, RehearsalRestaurants.FileName, new ImportOptions(), cancellationToken);
    }
}
