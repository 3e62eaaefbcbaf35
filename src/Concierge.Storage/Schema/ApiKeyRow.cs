using NodaTime;

namespace Concierge.Storage.Schema;

/// <summary>A row of the table <c>api_keys</c>: a person's key, never the key itself.</summary>
internal sealed class ApiKeyRow
{
    public required string Id { get; set; }

    /// <summary>The name of the person, under which limits count and bookings are kept.</summary>
    public required string Name { get; set; }

    /// <summary>The SHA-256 hash of the key. The key is random and long: a slow hash would add nothing.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Whether the key may act for others.</summary>
    public bool IsAdmin { get; set; }

    /// <summary>The limit of calls per hour; <see langword="null"/> for that of the settings.</summary>
    public int? CallsPerHour { get; set; }

    /// <summary>The limit of calls per day; <see langword="null"/> for that of the settings.</summary>
    public int? CallsPerDay { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The day of the last use, UTC; <see langword="null"/> if it was never used.</summary>
    public LocalDate? LastUsedOn { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
