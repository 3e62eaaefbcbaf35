using Concierge.Media.MediaStreams;
using Concierge.Media.Tuning;
using Microsoft.Extensions.Hosting;

namespace Concierge.Server.Hosting;

/// <summary>
/// Tunes the process for audio (<c>PROCESS_TUNING</c>): while there are media streams it gives the threads their place at the scheduler, once a second.
/// </summary>
internal sealed class ProcessTuningService(ProcessTuning tuning, FrameCoalescerFactory streams) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!tuning.IsEnabled)
        {
            return;
        }

        // Real time, not the injected clock: the interval protects the processor of this machine, also in a rehearsal that runs faster.
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (streams.HasStreams)
            {
                ThreadTuning.Apply();
            }
        }
    }
}
