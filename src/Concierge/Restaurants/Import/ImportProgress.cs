namespace Concierge.Restaurants.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Entries">The entries read so far.</param>
/// <param name="Share">How much of the file, 0 to 1; <see langword="null"/> when its length is not known.</param>
/// <param name="Saving">Whether the file has been read and the table is being written.</param>
public sealed record ImportProgress(int Entries, double? Share, bool Saving = false);
