using NodaTime;

namespace Concierge.Access;

/// <summary>A person's key of the API, without the key itself.</summary>
/// <param name="Id">The id of the key.</param>
/// <param name="Name">The person, under whose name limits count and bookings are kept.</param>
/// <param name="IsAdmin">Whether the key may act for others and see everything.</param>
/// <param name="CreatedAt">When it was created.</param>
public sealed record PersonalKey(string Id, string Name, bool IsAdmin, DateTimeOffset CreatedAt)
{
    /// <summary>The day of the last use, UTC; <see langword="null"/> if it was never used.</summary>
    public LocalDate? LastUsedOn { get; init; }

    /// <summary>The person's limit of calls per hour; <see langword="null"/> for that of the settings.</summary>
    public int? CallsPerHour { get; init; }

    /// <summary>The person's limit of calls per day; <see langword="null"/> for that of the settings.</summary>
    public int? CallsPerDay { get; init; }

    /// <summary>When it was revoked; <see langword="null"/> while it is valid.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
