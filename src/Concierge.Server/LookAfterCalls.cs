using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Recovery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server;

/// <summary>Opens the database before anything is served, and from then on looks after calls whose process died and asks what calls cost.</summary>
internal sealed partial class LookAfterCalls(
    ConciergeServerOptions options,
    Database database,
    CallRecovery recovery,
    CallPrices prices,
    TimeProvider time,
    ILogger<LookAfterCalls> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.OpensDatabaseFirst)
        {
            await database.OpenAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => LookOnAsync(stoppingToken), stoppingToken);

    private async Task LookOnAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await recovery.LookAsync(cancellationToken);
            await prices.AskAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(2736, LogLevel.Error, "A fault in looking after calls")]
    private partial void LogFault(Exception exception);
}
