using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Options;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Hosting;

/// <summary>
/// Drains the server before it stops: it takes no new calls, hands those in progress over to other servers, and lets those that remain end within the
/// grace time. It serves requests for a least time, until load balancers have noticed: the other servers' calls are reached through it, too.
/// </summary>
internal sealed partial class ServerDrain(
    CallManager calls, ServerOptions options, TimeProvider timeProvider, ILogger<ServerDrain> logger, ICallHandover? handover = null)
{
    /// <summary>Takes no new calls from now on, and hands those in progress over to other servers. The server runs on until it is stopped.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        calls.RefuseNewCalls();
        LogBegun();
        if (handover is not null)
        {
            await handover.HandOverAsync(cancellationToken);
        }
    }

    /// <summary>Drains the server.</summary>
    /// <param name="cancellationToken">Ends the waiting: the server is to stop now.</param>
    /// <returns>Whether every call has ended.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var grace = new CancellationTokenSource(options.Drain, timeProvider);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        try
        {
            var draining = calls.DrainAsync(ended.Token);
            var minimum = Task.Delay(options.MinDrain, timeProvider, ended.Token);
            LogDraining(options.Drain.TotalSeconds);
            if (handover is not null)
            {
                await handover.HandOverAsync(ended.Token);
            }

            await draining;
            LogDrained();
            await minimum.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }
        catch (OperationCanceledException)
        {
            LogEnded();
            return false;
        }
    }

    [LoggerMessage(2644, LogLevel.Information, "An administrator drains the server: no new calls; it runs on until it is stopped")]
    private partial void LogBegun();

    [LoggerMessage(2641, LogLevel.Information, "The server is being stopped: no new calls; those in progress may last another {Seconds:F0} s")]
    private partial void LogDraining(double seconds);

    [LoggerMessage(2642, LogLevel.Information, "The server is being stopped: no call is in progress")]
    private partial void LogDrained();

    [LoggerMessage(2643, LogLevel.Warning, "The server is being stopped: the calls in progress are ended now")]
    private partial void LogEnded();
}
