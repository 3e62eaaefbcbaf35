namespace Concierge.Rehearsal.Clock;

/// <summary>Work that a clock waits for.</summary>
internal sealed class ClockHold(RehearsalClock clock) : IDisposable
{
    private RehearsalClock? _clock = clock;

    public void Dispose() => Interlocked.Exchange(ref _clock, null)?.ReleaseHold();
}
