namespace Concierge.Rehearsal.Clock;

/// <summary>Keeps a <see cref="RehearsalClock"/> waiting for some work until it is disposed.</summary>
internal sealed class ClockPause(RehearsalClock clock) : IDisposable
{
    private RehearsalClock? _clock = clock;

    public void Dispose() => Interlocked.Exchange(ref _clock, null)?.Resume();
}
