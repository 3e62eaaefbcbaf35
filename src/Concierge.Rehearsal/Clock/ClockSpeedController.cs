namespace Concierge.Rehearsal.Clock;

/// <summary>
/// Controls the speed of a clock: it starts at the requested speed, slows down while the machine is late, and then speeds up again in small steps.
/// </summary>
internal sealed class ClockSpeedController
{
    private const double SlowDownFactor = 0.8;
    private const double SpeedUpFactor = 1.02;

    private static readonly TimeSpan MaxLag = TimeSpan.FromMilliseconds(20);

    private readonly double _requestedSpeed;

    public ClockSpeedController(double requestedSpeed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(requestedSpeed);
        if (!double.IsFinite(requestedSpeed))
        {
            throw new ArgumentOutOfRangeException(nameof(requestedSpeed), requestedSpeed, "The speed must be a finite number.");
        }

        _requestedSpeed = Current = requestedSpeed;
    }

    /// <summary>The present speed, as a multiple of real time.</summary>
    public double Current { get; private set; }

    /// <summary>
    /// Adjusts the speed after a timer has fired. The system's own timers are up to a millisecond late; that much does not mean that the
    /// machine is busy.
    /// </summary>
    /// <param name="lag">How late the timer would be on the clock if the clock did not wait for it.</param>
    public void RecordLag(TimeSpan lag)
    {
        var rounding = TimeSpan.FromMilliseconds(1.5) * Current;
        Current = lag > MaxLag + rounding
            ? Math.Max(Math.Min(1, _requestedSpeed), Current * SlowDownFactor)
            : Math.Min(_requestedSpeed, Current * SpeedUpFactor);
    }
}
