namespace Concierge.Restaurants.Import;

/// <summary>The result of merging an entry.</summary>
internal enum MergeResult
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was known, and something of it is new.</summary>
    Updated,

    /// <summary>It was known as it is.</summary>
    Unchanged,

    /// <summary>It is the same restaurant as another entry of the file.</summary>
    Duplicate,
}
