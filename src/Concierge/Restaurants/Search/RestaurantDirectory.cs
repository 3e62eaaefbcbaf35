using Concierge.Language.Phones;
using Concierge.Options;

namespace Concierge.Restaurants.Search;

/// <summary>The restaurants in the database and the one of the settings, held in memory and read anew when the table has changed, whoever changed it.</summary>
public sealed class RestaurantDirectory : IRestaurantDirectory, IDisposable
{
    // How old the knowledge of the table may be. To ask costs a millisecond.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly ConciergeSettings _settings;
    private readonly IRestaurantStore _table;
    private readonly IWebRestaurants? _web;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot? _snapshot;

    /// <param name="settings">The settings, which may name one more restaurant.</param>
    /// <param name="table">The table.</param>
    /// <param name="web">Asked when none fits here; <see langword="null"/> when that is switched off.</param>
    /// <param name="time">The clock.</param>
    internal RestaurantDirectory(ConciergeSettings settings, IRestaurantStore table, IWebRestaurants? web, TimeProvider time) =>
        (_settings, _table, _web, _time) = (settings, table, web, time);

    /// <inheritdoc/>
    public async Task<RestaurantSearch> FindAsync(string query, CancellationToken cancellationToken)
    {
        var search = RestaurantMatcher.Match(query, await IndexAsync(cancellationToken));
        if (_web is null || search.Match is not null || search.Candidates.Count > 0)
        {
            return search;
        }

        var found = RestaurantMatcher.Match(query, new RestaurantIndex(await _web.SearchAsync(query, null, cancellationToken)));
        return found.Match is not null || found.Candidates.Count > 0 ? found
            : search with { NearMisses = [.. search.NearMisses, .. found.NearMisses] };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Restaurant>> SearchAsync(RestaurantQuery query, CancellationToken cancellationToken)
    {
        var found = KindSearch.Search(query, await IndexAsync(cancellationToken));
        return found.Count > 0 || _web is null
            ? found
            : await _web.SearchAsync(string.Join(" in ", new[] { $"{query.Cuisine} restaurant".Trim(), query.Place }.OfType<string>()), query, cancellationToken);
    }

    /// <summary>The restaurant of a number in the table (<see cref="Restaurant.Id"/>); <see langword="null"/> when there is none.</summary>
    public async Task<Restaurant?> FindByIdAsync(long id, CancellationToken cancellationToken) =>
        (await IndexAsync(cancellationToken)).All.Select(entry => entry.Restaurant).FirstOrDefault(restaurant => restaurant.Id == id);

    /// <summary>All restaurants, in the order in which they came.</summary>
    public async Task<IReadOnlyList<Restaurant>> AllAsync(CancellationToken cancellationToken) => [.. (await IndexAsync(cancellationToken)).All.Select(entry => entry.Restaurant)];

    /// <inheritdoc/>
    public async Task<Restaurant?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken) => (await IndexAsync(cancellationToken)).ByNumber(number);

    /// <summary>Reads the table, so that the first question need not wait for it.</summary>
    public Task WarmUpAsync(CancellationToken cancellationToken) => IndexAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<RestaurantIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var demo = DemoRestaurant.Of(_settings);
        if (Volatile.Read(ref _snapshot) is { } known && _time.GetElapsedTime(known.CheckedAt) < Freshness)
        {
            return known.Index;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            var checkedAt = _time.GetTimestamp();
            if (_snapshot is { } last && _time.GetElapsedTime(last.CheckedAt, checkedAt) < Freshness)
            {
                return last.Index;
            }

            var stamp = await _table.StampAsync(cancellationToken);
            var index = _snapshot is { } old && old.Stamp == stamp ? old.Index : await ReadAsync(demo, cancellationToken);
            Volatile.Write(ref _snapshot, new Snapshot(index, stamp, checkedAt));
            return index;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<RestaurantIndex> ReadAsync(Restaurant? demo, CancellationToken cancellationToken)
    {
        var restaurants = await _table.AllAsync(cancellationToken);
        var numbers = restaurants.Select(restaurant => restaurant.PhoneNumber).ToHashSet();
        IEnumerable<Restaurant> beside = demo is null ? _settings.KnownRestaurants : _settings.KnownRestaurants.Append(demo);
        return new RestaurantIndex([.. beside.Where(restaurant => numbers.Add(restaurant.PhoneNumber)), .. restaurants]);
    }

    private sealed record Snapshot(RestaurantIndex Index, TableStamp Stamp, long CheckedAt);
}
