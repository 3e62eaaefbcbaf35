using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Options;
using Microsoft.Extensions.Logging;

namespace Concierge.Server.Hosting;

/// <summary>
/// Drains the server before it stops: it takes no new calls, serves requests until load balancers have noticed, hands the calls in progress over to other
/// servers, and lets those that remain end within the grace time.
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
            calls.RefuseNewCalls();
            LogDraining(options.Drain.TotalSeconds);

            // Until load balancers have noticed, the next media stream of a call that was handed over could come here, and break again with this server.
            await Task.Delay(options.MinDrain, timeProvider, ended.Token);
            if (handover is not null)
            {
                await handover.HandOverAsync(ended.Token);
            }

            await calls.DrainAsync(ended.Token);
            if (handover is not null)
            {
                await handover.EndForwardedStreamsAsync(ended.Token);
            }
        }
        catch (OperationCanceledException) when (calls.GetUsage().Used > 0)
        {
            LogEnded();
            return false;
        }
        catch (OperationCanceledException)
        {
            // Stopped at once, with no call in progress.
        }

        LogDrained();
        return true;
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
