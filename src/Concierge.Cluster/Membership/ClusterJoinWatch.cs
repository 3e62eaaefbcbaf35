using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Membership;

/// <summary>Warns while this server has not joined the cluster: at its start it must reach every member. Comes before the silo, which waits for that.</summary>
/// <param name="address">The address and port for the other servers.</param>
/// <param name="cluster">The name of the cluster.</param>
/// <param name="lifetime">Tells that the server has started.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ClusterJoinWatch(
    IPEndPoint address, string cluster, IHostApplicationLifetime lifetime, TimeProvider timeProvider, ILogger<ClusterJoinWatch> logger) : BackgroundService
{
    /// <summary>How long a server may take to join, on a busy machine too.</summary>
    public static TimeSpan Usual { get; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStarted, lifetime.ApplicationStopping);
        try
        {
            using var timer = new PeriodicTimer(Usual, timeProvider);
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                LogNotJoined(cluster, address);
            }
        }
        catch (OperationCanceledException)
        {
            // It has joined, or it is being stopped.
        }
    }

    [LoggerMessage(2832, LogLevel.Warning, "This server has not joined the cluster {Cluster} yet: it must reach every member, and they must reach {Address}")]
    private partial void LogNotJoined(string cluster, IPEndPoint address);
}
