using NodaTime;

namespace Concierge.Reservations;

/// <summary>Converts the time of the injected <see cref="TimeProvider"/> to a restaurant's local time.</summary>
public sealed class LocalClock(TimeProvider timeProvider)
{
    /// <summary>Returns the current local date and time.</summary>
    /// <param name="timeZone">An IANA time zone; <see langword="null"/> or an unknown one means the local zone of the machine.</param>
    public LocalDateTime GetNow(string? timeZone = null) => GetLocalTime(timeProvider.GetUtcNow(), timeZone);

    /// <summary>Returns the local date and time of a point in time.</summary>
    /// <param name="moment">The point in time.</param>
    /// <param name="timeZone">An IANA time zone; <see langword="null"/> or an unknown one means the local zone of the machine.</param>
    public LocalDateTime GetLocalTime(DateTimeOffset moment, string? timeZone = null)
    {
        var zone = timeZone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone);
        return zone is null
            ? LocalDateTime.FromDateTime(TimeZoneInfo.ConvertTime(moment, timeProvider.LocalTimeZone).DateTime)
            : Instant.FromDateTimeOffset(moment).InZone(zone).LocalDateTime;
    }
}
