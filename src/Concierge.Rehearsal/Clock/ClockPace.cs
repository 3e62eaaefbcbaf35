namespace Concierge.Rehearsal.Clock;

/// <summary>How fast a clock runs: as fast as asked, slower while the machine is behind, and faster again bit by bit.</summary>
internal sealed class ClockPace
{
    private const double SlowDown = 0.8;
    private const double SpeedUp = 1.02;

    private static readonly TimeSpan MostLag = TimeSpan.FromMilliseconds(20);

    private readonly double _asked;

    public ClockPace(double asked)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked);
        if (!double.IsFinite(asked))
        {
            throw new ArgumentOutOfRangeException(nameof(asked), asked, "The speed must be a finite number.");
        }

        _asked = Current = asked;
    }

    public double Current { get; private set; }

    /// <summary>
    /// A timer goes off this late on the clock, had the clock not waited for it. The system's own timers are late by up to a millisecond,
    /// which is no sign of a busy machine.
    /// </summary>
    public void RecordLag(TimeSpan lag)
    {
        var rounding = TimeSpan.FromMilliseconds(1.5) * Current;
        Current = lag > MostLag + rounding
            ? Math.Max(Math.Min(1, _asked), Current * SlowDown)
            : Math.Min(_asked, Current * SpeedUp);
    }
}
