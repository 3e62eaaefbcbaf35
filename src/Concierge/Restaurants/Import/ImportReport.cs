namespace Concierge.Restaurants.Import;

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    /// <summary>Entries in the file.</summary>
    public int Entries { get; init; }

    /// <summary>Entries that are no place to eat, and were passed over.</summary>
    public int Others { get; init; }

    /// <summary>Restaurants that were new.</summary>
    public int Added { get; init; }

    /// <summary>Restaurants of which the file knew more, or other things, than the directory.</summary>
    public int Updated { get; init; }

    /// <summary>Entries that said nothing new.</summary>
    public int Unchanged { get; init; }

    /// <summary>Entries that were the same restaurant as another: by number, or by name and place.</summary>
    public int Duplicates { get; init; }

    /// <summary>Entries that could not be taken, and why.</summary>
    public IReadOnlyList<ImportNote> Bad { get; init; } = [];

    /// <summary>Entries that were taken although not all of them was understood.</summary>
    public IReadOnlyList<ImportNote> Remarks { get; init; } = [];
}
