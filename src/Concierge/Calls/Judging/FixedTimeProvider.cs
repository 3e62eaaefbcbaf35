using NodaTime;

namespace Concierge.Calls.Judging;

/// <summary>The time at the start of a recorded call. Its local time zone is the restaurant's.</summary>
internal sealed class FixedTimeProvider(LocalDateTime now) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(now.ToDateTimeUnspecified(), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => 0;
}
