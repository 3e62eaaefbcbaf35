namespace Concierge.Restaurants.Import;

/// <summary>
/// Merges a file's restaurants into those of the directory: the same entry by the source's own id, the same number, or nearly the same name
/// within 150 metres or at the same address.
/// </summary>
/// <remarks>
/// Merging the same file again changes nothing: the entry that created a restaurant, or its successor in a later export, may overwrite its
/// values; other entries fill empty values only.
/// </remarks>
internal sealed class DirectoryMerge
{
    private readonly List<MergedEntry> _entries = [];
    private readonly Dictionary<(string Source, string Id), MergedEntry> _bySource = [];
    private readonly Dictionary<string, MergedEntry> _byNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MergedEntry>> _byAddress = new(StringComparer.Ordinal);
    private readonly NearbyRestaurantIndex _surroundings = new();

    private readonly HashSet<(string Source, string Id)> _incoming;

    /// <param name="known">The restaurants of the directory.</param>
    /// <param name="incoming">The restaurants that will be merged; <see langword="null"/> if they are not known in advance.</param>
    public DirectoryMerge(IEnumerable<Restaurant> known, IEnumerable<Restaurant>? incoming = null)
    {
        _incoming = [.. (incoming ?? []).Where(restaurant => restaurant is { Source: not null, SourceId: not null })
            .Select(restaurant => (restaurant.Source!, restaurant.SourceId!))];
        foreach (var restaurant in known)
        {
            Add(new MergedEntry(restaurant, isNew: false));
        }
    }

    /// <summary>The new and changed restaurants.</summary>
    public IEnumerable<MergedEntry> Changes => _entries.Where(entry => entry.IsChanged);

    /// <summary>Merges one restaurant.</summary>
    public MergeResult Merge(Restaurant incoming)
    {
        var own = Own(incoming);
        if ((own ?? SameNumber(incoming) ?? SamePlace(incoming)) is not { } entry)
        {
            Add(new MergedEntry(incoming, isNew: true));
            return MergeResult.Added;
        }

        var isOfAnotherEntry = !ReferenceEquals(entry, own) && IsInFile(entry.Restaurant);
        var isDuplicate = entry.IsSeen || isOfAnotherEntry;
        var isItsOwn = !entry.IsClaimed && !isOfAnotherEntry
            && (ReferenceEquals(entry, own) || incoming.Source == RestaurantImporter.User || IsSameKind(entry.Restaurant.Source, incoming.Source));
        entry.IsClaimed |= isItsOwn;
        entry.IsSeen |= !isOfAnotherEntry;
        var changed = entry.Merge(incoming, wins: isItsOwn);
        _byNumber.TryAdd(entry.Restaurant.PhoneNumber.E164, entry);
        return isDuplicate ? MergeResult.Duplicate : changed ? MergeResult.Updated : MergeResult.Unchanged;
    }

    // The entry with its id is in the file as well, and decides.
    private bool IsInFile(Restaurant restaurant) => restaurant is { Source: { } source, SourceId: { } id } && _incoming.Contains((source, id));

    // Two exports of the same kind: the later one is right, under whatever name its file has.
    private static bool IsSameKind(string? known, string? incoming) => Kind(known) is { } kind && kind == Kind(incoming);

    private static string? Kind(string? source) => source is null or RestaurantImporter.User ? null : source.Split(':')[0];

    private MergedEntry? Own(Restaurant incoming) =>
        incoming is { Source: { } source, SourceId: { } id } ? _bySource.GetValueOrDefault((source, id)) : null;

    private MergedEntry? SameNumber(Restaurant incoming) => _byNumber.GetValueOrDefault(incoming.PhoneNumber.E164);

    private MergedEntry? SamePlace(Restaurant incoming)
    {
        var name = RestaurantNameComparer.Normalize(incoming.Name);
        var neighbours = Address(incoming) is { } address ? _byAddress.GetValueOrDefault(address) ?? [] : [];
        return neighbours.Concat(_surroundings.FindNearby(incoming)).FirstOrDefault(entry => RestaurantNameComparer.AreSame(entry.NormalizedName, name));
    }

    private void Add(MergedEntry entry)
    {
        _entries.Add(entry);
        var restaurant = entry.Restaurant;
        _byNumber.TryAdd(restaurant.PhoneNumber.E164, entry);
        _surroundings.Add(entry);
        if (restaurant is { Source: { } source, SourceId: { } id })
        {
            _bySource.TryAdd((source, id), entry);
        }

        if (Address(restaurant) is { } address)
        {
            if (!_byAddress.TryGetValue(address, out var entries))
            {
                _byAddress[address] = entries = [];
            }

            entries.Add(entry);
        }
    }

    // A town without a street is not an address.
    private static string? Address(Restaurant restaurant) =>
        restaurant.Address is { } address && address.Any(char.IsAsciiDigit) && address != restaurant.City ? RestaurantNameComparer.Normalize(address) : null;
}
