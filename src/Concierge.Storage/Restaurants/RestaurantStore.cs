using Concierge.Language.Phones;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;
using Concierge.Storage.Engines;
using Concierge.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace Concierge.Storage.Restaurants;

/// <summary>Reads and writes the restaurants in the database.</summary>
internal sealed class RestaurantStore(Database database, TimeProvider timeProvider) : IRestaurantMergeStore, IRestaurantEditStore
{
    /// <summary>Returns the version of the table.</summary>
    public Task<RestaurantStoreVersion> GetVersionAsync(CancellationToken cancellationToken) => database.UseAsync(
        async (context, token) =>
        {
            var stamp = await context.Restaurants.GroupBy(_ => 1)
                .Select(rows => new { Count = rows.Count(), LastId = rows.Max(row => row.Id), UpdatedAt = rows.Max(row => row.UpdatedAt) })
                .SingleOrDefaultAsync(token);
            return stamp is null ? default : new RestaurantStoreVersion(stamp.Count, stamp.LastId, stamp.UpdatedAt);
        },
        cancellationToken);

    /// <summary>Lists all restaurants in the order of insertion.</summary>
    public Task<IReadOnlyList<Restaurant>> ListAsync(CancellationToken cancellationToken) => database.UseAsync<IReadOnlyList<Restaurant>>(
        async (context, token) =>
        {
            var rows = await context.Restaurants.AsNoTracking().OrderBy(row => row.Id).ToListAsync(token);
            return [.. rows.Select(Restaurant).OfType<Restaurant>()];
        },
        cancellationToken);

    /// <summary>Merges restaurants into the table in one transaction: cancellation leaves the table unchanged.</summary>
    /// <returns>The result for each restaurant, in order.</returns>
    public Task<IReadOnlyList<MergeResult>> MergeAsync(
        IReadOnlyList<Restaurant> restaurants, CancellationToken cancellationToken) => database.InTransactionAsync<IReadOnlyList<MergeResult>>(
        async (context, token) =>
        {
            var rows = await context.Restaurants.ToDictionaryAsync(row => row.Id, token);
            var merge = new DirectoryMerge(rows.Values.OrderBy(row => row.Id).Select(Restaurant).OfType<Restaurant>(), restaurants);
            IReadOnlyList<MergeResult> kinds = [.. restaurants.Select(merge.Merge)];
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var entry in merge.Changes)
            {
                token.ThrowIfCancellationRequested();
                if (entry.Restaurant.Id is { } id)
                {
                    Write(entry.Restaurant, rows[id]);
                    context.Update(rows[id]);
                }
                else
                {
                    context.Add(Write(entry.Restaurant, Empty()));
                }
            }

            await context.SaveChangesAsync(token);
            return kinds;
        },
        cancellationToken,
        Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public Task EditAsync(
        IReadOnlyCollection<long> removed, IReadOnlyList<Restaurant> replaced, CancellationToken cancellationToken) => database.InTransactionAsync(
        async (context, token) =>
        {
            var rows = await context.Restaurants.ToDictionaryAsync(row => row.Id, token);
            context.RemoveRange(removed.Where(rows.ContainsKey).Select(id => rows[id]));
            foreach (var restaurant in replaced)
            {
                if (restaurant.Id is { } id && rows.TryGetValue(id, out var row))
                {
                    Write(restaurant, row);
                }
                else
                {
                    context.Add(Write(restaurant, Empty()));
                }
            }

            return await context.SaveChangesAsync(token);
        },
        cancellationToken);

    private static RestaurantRow Empty() => new() { Name = "", NormalizedName = "", PhoneNumber = "", Source = "" };

    // Another program may have written an invalid number.
    private static Restaurant? Restaurant(RestaurantRow row) =>
        !PhoneNumber.TryFromE164(row.PhoneNumber, out var number) ? null : new Restaurant(row.Name, number)
        {
            Id = row.Id,
            Address = row.Address,
            City = row.City,
            Cuisine = row.Cuisine,
            Price = row.Price,
            OpeningHours = row.OpeningHours,
            TimeZone = row.TimeZone,
            Language = row.Language,
            Website = row.Website,
            Latitude = row.Latitude,
            Longitude = row.Longitude,
            Source = row.Source,
            SourceId = row.SourceId,
        };

    private RestaurantRow Write(Restaurant restaurant, RestaurantRow row)
    {
        row.Name = restaurant.Name;
        row.NormalizedName = RestaurantNameComparer.Normalize(restaurant.Name);
        row.PhoneNumber = restaurant.PhoneNumber.E164;
        row.Address = restaurant.Address;
        row.City = restaurant.City;
        row.Cuisine = restaurant.Cuisine;
        row.Price = restaurant.Price;
        row.OpeningHours = restaurant.OpeningHours;
        row.TimeZone = restaurant.TimeZone;
        row.Language = restaurant.Language;
        row.Website = restaurant.Website;
        row.Latitude = restaurant.Latitude;
        row.Longitude = restaurant.Longitude;
        row.Source = restaurant.Source ?? "user";
        row.SourceId = restaurant.SourceId;
        row.UpdatedAt = timeProvider.GetUtcNow();
        return row;
    }
}
