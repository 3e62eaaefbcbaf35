using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>Edits and removes restaurants of the directory, and takes the last import back.</summary>
public sealed class RestaurantEditor
{
    private readonly IRestaurantEditStore _table;
    private readonly ImportUndoFile _undo;

    internal RestaurantEditor(IRestaurantEditStore table, ImportUndoFile undo) => (_table, _undo) = (table, undo);

    /// <summary>Replaces the values of a restaurant.</summary>
    /// <param name="restaurant">The restaurant, which is stored.</param>
    /// <param name="entry">All its values, old and new.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <returns>The restaurant as it is stored now, and what is worth knowing of it.</returns>
    /// <exception cref="ConciergeException">
    /// A value is invalid, or another restaurant has the number (<c>restaurant.invalid</c>); or the database cannot be used (<c>storage.…</c>).
    /// </exception>
    public async Task<AddRestaurantResult> EditAsync(Restaurant restaurant, RawEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(restaurant);
        var validator = new EntryValidator(new ImportOptions(), RestaurantImporter.User);
        var reading = validator.Read(entry);

        // What was stored although it was not understood, as an import does, may stay. What is new must be understood: it takes the place of another value.
        var unreadable = reading.Unreadable.Except(validator.Read(RawEntry.From(restaurant)).Unreadable).ToList();
        if (unreadable.Count > 0)
        {
            throw Invalid($"Nothing was changed: {string.Join(", ", unreadable)}.");
        }

        if (reading.Restaurant is not { } changed)
        {
            throw Invalid($"The restaurant cannot be changed: {reading.Error}.");
        }

        var others = await _table.ListAsync(cancellationToken);
        if (others.FirstOrDefault(other => other.Id != restaurant.Id && other.PhoneNumber == changed.PhoneNumber) is { } same)
        {
            throw Invalid($"{same.Name} has this telephone number already.");
        }

        var stored = changed with { Id = restaurant.Id, SourceId = restaurant.SourceId };
        await _table.EditAsync([], [stored], cancellationToken);
        return new AddRestaurantResult(stored, IsNew: false, reading.Remarks);
    }

    /// <summary>Removes a restaurant.</summary>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public Task RemoveAsync(Restaurant restaurant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(restaurant);
        return _table.EditAsync(restaurant.Id is { } id ? [id] : [], [], cancellationToken);
    }

    /// <summary>Runs an import, and notes how to take it back.</summary>
    /// <exception cref="ConciergeException">The import failed, or its note cannot be written (<c>data.not_writable</c>).</exception>
    public async Task<ImportReport> ImportAsync(Func<Task<ImportReport>> import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        var before = await _table.ListAsync(cancellationToken);
        var report = await import();
        if (report.Added + report.Updated > 0)
        {
            _undo.Write(ImportUndo.Create(before, await _table.ListAsync(CancellationToken.None)));
        }

        return report;
    }

    /// <summary>Takes the last import back: removes what it added, and restores what it changed. Entries that were edited since are left.</summary>
    /// <returns>How many restaurants were removed and restored; <see langword="null"/> when there is no import to take back.</returns>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<(int Removed, int Restored)?> UndoImportAsync(CancellationToken cancellationToken)
    {
        if (_undo.Read() is not { } undo)
        {
            return null;
        }

        var now = (await _table.ListAsync(cancellationToken)).ToDictionary(restaurant => restaurant.Id!.Value);
        List<long> removed = [.. undo.Added.Where(added => IsAsImported(now, added.Id, added.After)).Select(added => added.Id)];
        List<Restaurant> restored =
        [
            .. undo.Changed
                .Where(changed => IsAsImported(now, changed.Id, changed.After))
                .Select(changed => changed.Before.ToRestaurant(changed.Id))
                .OfType<Restaurant>(),
        ];
        await _table.EditAsync(removed, restored, cancellationToken);
        _undo.Delete();
        return (removed.Count, restored.Count);
    }

    private static bool IsAsImported(Dictionary<long, Restaurant> now, long id, StoredRestaurant after) =>
        now.TryGetValue(id, out var restaurant) && StoredRestaurant.From(restaurant) == after;

    private static ConciergeException Invalid(string message) =>
        new(new("restaurant.invalid", message, "concierge restaurants edit --help shows how the values are written."));
}
