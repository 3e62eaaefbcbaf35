namespace Concierge.Options;

/// <summary>Where bookings and restaurants are kept.</summary>
public sealed record StorageOptions
{
    /// <summary><c>CONCIERGE_DATABASE</c>: a file or a PostgreSQL server; <see langword="null"/> for the file in the user's data folder.</summary>
    public DatabaseLocation? Database { get; init; }

    /// <summary>
    /// <c>CONCIERGE_DATA_KEY</c>: 32 bytes, for what is encrypted in the database; <see langword="null"/> for the key in the user's data
    /// folder.
    /// </summary>
    public byte[]? DataKey { get; init; }
}
