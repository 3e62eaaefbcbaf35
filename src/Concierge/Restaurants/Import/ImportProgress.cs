namespace Concierge.Restaurants.Import;

/// <summary>The progress of an import.</summary>
/// <param name="Entries">The entries read so far.</param>
/// <param name="Share">The share of the file that is read, 0 to 1; <see langword="null"/> if its length is unknown.</param>
/// <param name="Saving">Whether the file has been read and the table is being written.</param>
public sealed record ImportProgress(int Entries, double? Share, bool Saving = false);
