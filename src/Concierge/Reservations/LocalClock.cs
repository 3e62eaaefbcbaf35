using NodaTime;

namespace Concierge.Reservations;

/// <summary>What the clock on a restaurant's wall shows, from the injected <see cref="TimeProvider"/>.</summary>
public sealed class LocalClock(TimeProvider timeProvider)
{
    /// <summary>The present local date and time.</summary>
    /// <param name="timeZone">An IANA zone; <see langword="null"/> or an unknown one takes the machine's own.</param>
    public LocalDateTime Now(string? timeZone = null) => At(timeProvider.GetUtcNow(), timeZone);

    /// <summary>The local date and time of a moment.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="timeZone">An IANA zone; <see langword="null"/> or an unknown one takes the machine's own.</param>
    public LocalDateTime At(DateTimeOffset moment, string? timeZone = null)
    {
        var zone = timeZone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone);
        return zone is null
            ? LocalDateTime.FromDateTime(TimeZoneInfo.ConvertTime(moment, timeProvider.LocalTimeZone).DateTime)
            : Instant.FromDateTimeOffset(moment).InZone(zone).LocalDateTime;
    }
}
