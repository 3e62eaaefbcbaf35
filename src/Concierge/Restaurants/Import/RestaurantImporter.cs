using Concierge.Contracts;
namespace Concierge.Restaurants.Import;

/// <summary>
/// Takes a file's restaurants into the directory. Bad entries are told and the rest is kept; nothing at all is kept when the file is not
/// whole or the import is given up.
/// </summary>
public sealed class RestaurantImporter
{
    /// <summary>The source name of restaurants that the operator adds.</summary>
    internal const string User = "user";

    private const int ProgressEvery = 500;

    private readonly IRestaurantMergeStore _table;

    internal RestaurantImporter(IRestaurantMergeStore table) => _table = table;

    /// <summary>Imports a file.</summary>
    /// <param name="path">CSV, GeoJSON, or JSON or XML of Overpass.</param>
    /// <param name="options">Default values for entries that do not have them.</param>
    /// <param name="progress">Receives the progress.</param>
    /// <param name="cancellationToken">Cancels the import; the directory stays unchanged.</param>
    /// <exception cref="ConciergeException">
    /// The file as a whole cannot be read (<c>import.…</c>), or the database cannot be used (<c>storage.…</c>).
    /// </exception>
    public async Task<ImportReport> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await using var stream = await EntryFile.OpenAsync(path, cancellationToken);
        return await ImportAsync(stream, Path.GetFileName(path), options, progress, cancellationToken);
    }

    /// <summary>Adds or updates one restaurant. The operator's values overwrite imported ones.</summary>
    /// <exception cref="ConciergeException">The entry is invalid (<c>restaurant.invalid</c>), or the database cannot be used (<c>storage.…</c>).</exception>
    public async Task<AddRestaurantResult> AddAsync(RawEntry entry, CancellationToken cancellationToken)
    {
        var reading = new EntryValidator(new ImportOptions(), User).Read(entry);
        if (reading.Restaurant is not { } restaurant)
        {
            throw new ConciergeException(
                new(
                    "restaurant.invalid",
                    $"The restaurant cannot be added: {reading.Error}.",
                    "concierge restaurants add --help shows how it is written; a number is best given with its country code."));
        }

        // In a file one bad value must not cost the restaurant; here it can be corrected at once.
        if (reading.Unreadable.Count > 0)
        {
            throw new ConciergeException(new(
                "restaurant.invalid",
                $"The restaurant was not added: {string.Join(", ", reading.Unreadable)}.",
                "concierge restaurants add --help shows how the values are written."));
        }

        var kinds = await _table.MergeAsync([restaurant], cancellationToken);
        var stored = (await _table.ListAsync(cancellationToken)).First(known => known.PhoneNumber == restaurant.PhoneNumber);
        return new AddRestaurantResult(stored, kinds[0] == MergeResult.Added, reading.Remarks);
    }

    /// <summary>Reads the valid restaurants of a file without importing them.</summary>
    public static async Task<IReadOnlyList<Restaurant>> ReadAsync(Stream stream, string fileName, ImportOptions options, CancellationToken cancellationToken)
    {
        var source = await EntryFile.DetectFormatAsync(stream, fileName, cancellationToken);
        var reader = new EntryValidator(options, source.Source);
        var restaurants = new List<Restaurant>();
        await foreach (var entry in source.ReadAsync(stream, cancellationToken))
        {
            if (!entry.IsNotRestaurant && reader.Read(entry).Restaurant is { } restaurant)
            {
                restaurants.Add(restaurant);
            }
        }

        return restaurants;
    }

    /// <summary>Imports a stream that can be read twice from its start.</summary>
    public async Task<ImportReport> ImportAsync(
        Stream stream, string fileName, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var source = await EntryFile.DetectFormatAsync(stream, fileName, cancellationToken);
        var reader = new EntryValidator(options, source.Source);
        var read = new List<EntryResult>();
        var (entries, others) = (0, 0);
        await foreach (var entry in source.ReadAsync(stream, cancellationToken))
        {
            others += entry.IsNotRestaurant ? 1 : 0;
            if (!entry.IsNotRestaurant)
            {
                read.Add(reader.Read(entry));
            }

            if (++entries % ProgressEvery == 0)
            {
                progress?.Report(new ImportProgress(entries, (double)stream.Position / stream.Length));
            }
        }

        progress?.Report(new ImportProgress(entries, 1, Saving: true));
        Restaurant[] restaurants = [.. read.Select(reading => reading.Restaurant).OfType<Restaurant>()];
        var kinds = restaurants.Length == 0 ? [] : await _table.MergeAsync(restaurants, cancellationToken);
        return new ImportReport
        {
            Entries = entries,
            Skipped = others,
            Added = kinds.Count(kind => kind == MergeResult.Added),
            Updated = kinds.Count(kind => kind == MergeResult.Updated),
            Unchanged = kinds.Count(kind => kind == MergeResult.Unchanged),
            Duplicates = kinds.Count(kind => kind == MergeResult.Duplicate),
            Rejected = [.. read.Where(reading => reading.Error is not null).Select(reading => new ImportRemark(reading.Position, reading.Error!))],
            Remarks = [.. read.SelectMany(reading => reading.Remarks.Select(remark => new ImportRemark(reading.Position, remark)))],
        };
    }
}
