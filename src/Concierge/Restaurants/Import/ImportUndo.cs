namespace Concierge.Restaurants.Import;

/// <summary>How to take an import back.</summary>
internal sealed record ImportUndo
{
    /// <summary>The restaurants that the import added.</summary>
    public required IReadOnlyList<AddedEntry> Added { get; init; }

    /// <summary>The restaurants that the import changed.</summary>
    public required IReadOnlyList<ChangedEntry> Changed { get; init; }

    /// <summary>Compares the directory before and after an import.</summary>
    public static ImportUndo Create(IReadOnlyList<Restaurant> before, IReadOnlyList<Restaurant> after)
    {
        var known = before.ToDictionary(restaurant => restaurant.Id!.Value, StoredRestaurant.From);
        List<AddedEntry> added = [];
        List<ChangedEntry> changed = [];
        foreach (var restaurant in after)
        {
            var (id, values) = (restaurant.Id!.Value, StoredRestaurant.From(restaurant));
            if (!known.TryGetValue(id, out var old))
            {
                added.Add(new AddedEntry(id, values));
            }
            else if (old != values)
            {
                changed.Add(new ChangedEntry(id, old, values));
            }
        }

        return new ImportUndo { Added = added, Changed = changed };
    }

    /// <summary>A restaurant that an import added.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="After">Its values after the import.</param>
    internal sealed record AddedEntry(long Id, StoredRestaurant After);

    /// <summary>A restaurant that an import changed.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Before">Its values before the import.</param>
    /// <param name="After">Its values after the import.</param>
    internal sealed record ChangedEntry(long Id, StoredRestaurant Before, StoredRestaurant After);
}
