using Concierge.Contracts;
using Concierge.Storage.Engines;
using Concierge.Storage.Recovery;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Server;

/// <summary>Opens the database at the start, then periodically recovers the calls of failed servers and fetches the prices of calls.</summary>
internal sealed partial class CallRecoveryService(
    ConciergeServerOptions options,
    Database database,
    CallRecovery recovery,
    CallPriceUpdater prices,
    TimeProvider timeProvider,
    ILogger<CallRecoveryService> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.OpenDatabaseAtStart)
        {
            await database.OpenAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RunAsync(stoppingToken), stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, timeProvider);
        try
        {
            do
            {
                await RecoverAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        try
        {
            await recovery.RunAsync(cancellationToken);
            await prices.UpdateAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnexpectedError(exception);
        }
    }

    [LoggerMessage(2736, LogLevel.Error, "Unexpected error in the recovery of calls")]
    private partial void LogUnexpectedError(Exception exception);
}
