namespace Concierge.Tests.Server.Console;

/// <summary>The system's clock, set to another day. Timers keep their own time: a server's timers do not fire for the hours between.</summary>
internal sealed class SettableTimeProvider : TimeProvider
{
    private long _ahead;

    public void SetUtcNow(DateTimeOffset now) => Interlocked.Exchange(ref _ahead, (now - base.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}
