using System.Threading.Channels;
using Concierge.Cluster.Membership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Concierge.Cluster.Ownership;

/// <summary>
/// Watches the silos of the cluster. When one is declared dead, its calls whose copies are here are adopted at once; after each change the own calls are
/// registered and copied again.
/// </summary>
internal sealed partial class OwnerWatch(
    ISiloStatusOracle oracle,
    ClusterMembers members,
    CallCopyStore copies,
    CallAdopter adopter,
    CallRegistration registration,
    CallReplication replication,
    TimeProvider timeProvider,
    ILogger<OwnerWatch> logger) : BackgroundService, ISiloStatusListener
{
    // Copies that could not be adopted at once, because the database did not answer.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _changes =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        oracle.SubscribeToSiloStatusEvents(this);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        oracle.UnSubscribeFromSiloStatusEvents(this);
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        LogChanged(updatedSilo, status);
        AdoptOrphans();
        _changes.Writer.TryWrite(true);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = timeProvider.CreateTimer(_ => AdoptOrphans(), null, Period, Period);
        await foreach (var change in _changes.Reader.ReadAllAsync(stoppingToken))
        {
            registration.RegisterAll();
            replication.CopyAll();
        }
    }

    // Each call by itself: none waits for another.
    private void AdoptOrphans()
    {
        foreach (var orphan in copies.FindOrphans(members.IsDead))
        {
            _ = Task.Run(() => adopter.TryAdoptAsync(orphan, TimeSpan.Zero));
        }
    }

    [LoggerMessage(2831, LogLevel.Information, "Server {Silo} of the cluster: {Status}")]
    private partial void LogChanged(SiloAddress silo, SiloStatus status);
}
