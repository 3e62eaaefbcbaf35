namespace Concierge.Restaurants.Import;

/// <summary>The result of an import.</summary>
public sealed record ImportReport
{
    /// <summary>Entries in the file.</summary>
    public int Entries { get; init; }

    /// <summary>Skipped entries that are not restaurants.</summary>
    public int Skipped { get; init; }

    /// <summary>New restaurants.</summary>
    public int Added { get; init; }

    /// <summary>Restaurants that the file changed.</summary>
    public int Updated { get; init; }

    /// <summary>Entries that changed nothing.</summary>
    public int Unchanged { get; init; }

    /// <summary>Entries that match another restaurant by number, or by name and place.</summary>
    public int Duplicates { get; init; }

    /// <summary>Rejected entries and the reasons.</summary>
    public IReadOnlyList<ImportRemark> Rejected { get; init; } = [];

    /// <summary>Imported entries with values that could not be parsed.</summary>
    public IReadOnlyList<ImportRemark> Remarks { get; init; } = [];
}
