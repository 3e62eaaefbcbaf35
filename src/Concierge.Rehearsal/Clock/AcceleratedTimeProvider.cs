namespace Concierge.Rehearsal.Clock;

/// <summary>
/// A clock that runs several times faster than the one it is made from, beginning at the moment it is made.
/// Timers wait the same share less, rounded up to whole milliseconds of the underlying clock, so that none is ever early.
/// </summary>
public sealed class AcceleratedTimeProvider : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly double _factor;
    private readonly long _startTimestamp;
    private readonly DateTimeOffset _startUtc;

    /// <summary>Starts the clock.</summary>
    /// <param name="factor">How many of its seconds pass in one of <paramref name="real"/>'s; above zero (1 is real time).</param>
    /// <param name="real">The clock it is made from; <see cref="TimeProvider.System"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a positive number.</exception>
    public AcceleratedTimeProvider(double factor, TimeProvider? real = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        if (!double.IsFinite(factor))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be a finite number.");
        }

        _factor = factor;
        _real = real ?? System;
        _startTimestamp = _real.GetTimestamp();
        _startUtc = _real.GetUtcNow();
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <inheritdoc />
    public override long GetTimestamp() => _startTimestamp + (long)((_real.GetTimestamp() - _startTimestamp) * _factor);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _startUtc + (_real.GetElapsedTime(_startTimestamp) * _factor);

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new AcceleratedTimer(this, _real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period)));

    private TimeSpan ToReal(TimeSpan time) => time <= TimeSpan.Zero
        ? time
        : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / _factor));

    private sealed class AcceleratedTimer(AcceleratedTimeProvider clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.ToReal(dueTime), clock.ToReal(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
