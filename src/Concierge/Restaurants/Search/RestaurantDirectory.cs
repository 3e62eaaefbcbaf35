using Concierge.Language.Phones;
using Concierge.Options;

namespace Concierge.Restaurants.Search;

/// <summary>Serves the restaurants of the database and the settings from memory. Reloads them when any process changes the table.</summary>
public sealed class RestaurantDirectory : IRestaurantDirectory, IDisposable
{
    // The maximum age of the cache before the table is checked for changes. The check takes a millisecond.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly RestaurantOptions _options;
    private readonly KnownRestaurants _known;
    private readonly IRestaurantStore _table;
    private readonly IRestaurantWebSearch? _web;
    private readonly TimeProvider _timeProvider;
    private readonly SemaphoreSlim _reading = new(1);
    private Snapshot? _snapshot;
    private int _changes;

    /// <param name="options">The settings, which may name one more restaurant.</param>
    /// <param name="known">More restaurants.</param>
    /// <param name="table">The stored restaurants.</param>
    /// <param name="web">The web search for restaurants that the directory does not have; <see langword="null"/> if it is disabled.</param>
    /// <param name="timeProvider">The clock.</param>
    internal RestaurantDirectory(
        RestaurantOptions options, KnownRestaurants known, IRestaurantStore table, IRestaurantWebSearch? web, TimeProvider timeProvider) =>
        (_options, _known, _table, _web, _timeProvider) = (options, known, table, web, timeProvider);

    /// <inheritdoc/>
    public async Task<RestaurantSearchResult> FindAsync(string query, CancellationToken cancellationToken)
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
        var found = CriteriaSearch.Search(query, await IndexAsync(cancellationToken));
        return found.Count > 0 || _web is null
            ? found
            : await _web.SearchAsync(
                string.Join(" in ", new[] { $"{query.Cuisine} restaurant".Trim(), query.Place }.OfType<string>()),
                query,
                cancellationToken);
    }

    /// <summary>Finds a restaurant by its id (<see cref="Restaurant.Id"/>); <see langword="null"/> if there is none.</summary>
    public async Task<Restaurant?> FindByIdAsync(long id, CancellationToken cancellationToken) =>
        (await IndexAsync(cancellationToken)).All.Select(entry => entry.Restaurant).FirstOrDefault(restaurant => restaurant.Id == id);

    /// <summary>Lists all restaurants in the order of insertion.</summary>
    public async Task<IReadOnlyList<Restaurant>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await IndexAsync(cancellationToken)).All.Select(entry => entry.Restaurant)];

    /// <inheritdoc/>
    public async Task<Restaurant?> FindByNumberAsync(PhoneNumber number, CancellationToken cancellationToken) =>
        (await IndexAsync(cancellationToken)).FindByNumber(number);

    /// <summary>Loads the restaurants, so that the first search does not have to wait.</summary>
    public Task WarmUpAsync(CancellationToken cancellationToken) => IndexAsync(cancellationToken);

    /// <summary>
    /// Has the next search check the table for changes: who has changed it, or asks what others have changed, is not to read what was there before.
    /// </summary>
    public void Expire() => Interlocked.Increment(ref _changes);

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<RestaurantIndex> IndexAsync(CancellationToken cancellationToken)
    {
        var demo = DemoRestaurantFactory.TryCreate(_options);
        if (FindFresh() is { } known)
        {
            return known;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (FindFresh() is { } last)
            {
                return last;
            }

            // Read before the table is: a change after that is found by the next search.
            var (changes, checkedAt) = (Volatile.Read(ref _changes), _timeProvider.GetTimestamp());
            var stamp = await _table.GetVersionAsync(cancellationToken);
            var index = _snapshot is { } old && old.Stamp == stamp ? old.Index : await ReadAsync(demo, cancellationToken);
            Volatile.Write(ref _snapshot, new Snapshot(index, stamp, changes, checkedAt));
            return index;
        }
        finally
        {
            _reading.Release();
        }
    }

    private RestaurantIndex? FindFresh() =>
        Volatile.Read(ref _snapshot) is { } known
            && known.Changes == Volatile.Read(ref _changes)
            && _timeProvider.GetElapsedTime(known.CheckedAt) < Freshness
            ? known.Index
            : null;

    private async Task<RestaurantIndex> ReadAsync(Restaurant? demo, CancellationToken cancellationToken)
    {
        var restaurants = await _table.ListAsync(cancellationToken);
        var numbers = restaurants.Select(restaurant => restaurant.PhoneNumber).ToHashSet();
        IEnumerable<Restaurant> beside = demo is null ? _known.Restaurants : _known.Restaurants.Append(demo);
        return new RestaurantIndex([.. beside.Where(restaurant => numbers.Add(restaurant.PhoneNumber)), .. restaurants]);
    }

    private sealed record Snapshot(RestaurantIndex Index, RestaurantStoreVersion Stamp, int Changes, long CheckedAt);
}
