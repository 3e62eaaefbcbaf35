using System.Diagnostics;

namespace Concierge.Server.Console;

/// <summary>Measures this process. Thread-safe.</summary>
internal sealed class ServerLoad
{
    // Shorter intervals say nothing.
    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();

    // Real time, not the injected clock: a rehearsal may run faster, and the processor does not.
    private readonly TimeProvider _time = TimeProvider.System;
    private long _measuredAt;
    private TimeSpan _used;
    private double _percent;

    /// <summary>Begins to measure.</summary>
    public ServerLoad()
    {
        using var process = Process.GetCurrentProcess();
        StartedAt = new DateTimeOffset(process.StartTime.ToUniversalTime(), TimeSpan.Zero);
        (_measuredAt, _used) = (_time.GetTimestamp(), ReadUsed());
    }

    /// <summary>When the process started.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How busy the process has kept the machine's processors since this was last read, 0 to 100.</summary>
    public double ReadCpuPercent()
    {
        lock (_lock)
        {
            var elapsed = _time.GetElapsedTime(_measuredAt);
            if (elapsed >= MinInterval)
            {
                var used = ReadUsed();
                _percent = Math.Round(Math.Clamp(100 * (used - _used) / elapsed / Environment.ProcessorCount, 0, 100), 1);
                (_measuredAt, _used) = (_time.GetTimestamp(), used);
            }

            return _percent;
        }
    }

    private static TimeSpan ReadUsed()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
