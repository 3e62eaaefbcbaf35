namespace Concierge.Restaurants.Import;

/// <summary>Takes a file's restaurants into the directory. Bad entries are told and the rest is kept; nothing at all is kept when the file is not whole or the import is given up.</summary>
internal sealed class RestaurantImporter(RestaurantTable table)
{
    private const int ProgressEvery = 500;

    /// <summary>Imports a file.</summary>
    /// <param name="path">CSV, GeoJSON or Overpass JSON.</param>
    /// <param name="options">What is taken for granted of entries that do not say it.</param>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellationToken">Gives it up; the directory stays as it was.</param>
    /// <exception cref="ConciergeException">The file as a whole cannot be read (<c>import.…</c>), or the database cannot be used (<c>storage.…</c>).</exception>
    public async Task<ImportReport> ImportAsync(string path, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        await using var stream = EntryFile.Open(path);
        return await ImportAsync(stream, Path.GetFileName(path), options, progress, cancellationToken);
    }

    /// <summary>Imports a stream that can be read twice from its start.</summary>
    public async Task<ImportReport> ImportAsync(Stream stream, string fileName, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var source = await EntryFile.RecognizeAsync(stream, fileName, cancellationToken);
        var reader = new EntryReader(options, source.Source);
        var read = new List<EntryReading>();
        var (entries, others) = (0, 0);
        await foreach (var entry in source.ReadAsync(stream, cancellationToken))
        {
            others += entry.IsOther ? 1 : 0;
            if (!entry.IsOther)
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
        var kinds = restaurants.Length == 0 ? [] : await table.MergeAsync(restaurants, cancellationToken);
        return new ImportReport
        {
            Entries = entries,
            Others = others,
            Added = kinds.Count(kind => kind == MergeKind.Added),
            Updated = kinds.Count(kind => kind == MergeKind.Updated),
            Unchanged = kinds.Count(kind => kind == MergeKind.Unchanged),
            Duplicates = kinds.Count(kind => kind == MergeKind.Duplicate),
            Bad = [.. read.Where(reading => reading.Bad is not null).Select(reading => new ImportNote(reading.Where, reading.Bad!))],
            Remarks = [.. read.SelectMany(reading => reading.Remarks.Select(remark => new ImportNote(reading.Where, remark)))],
        };
    }
}
