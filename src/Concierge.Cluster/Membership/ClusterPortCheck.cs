using System.Net;
using System.Net.Sockets;
using Concierge.Contracts;
using Microsoft.Extensions.Hosting;

namespace Concierge.Cluster.Membership;

/// <summary>Refuses to start on a port that is taken, with what to do. Comes before the silo, whose error would not say it.</summary>
/// <param name="address">The address and port for the other servers.</param>
internal sealed class ClusterPortCheck(IPEndPoint address) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="ConciergeException">The port cannot be used (<c>cluster.cannot_listen</c>).</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var listener = new TcpListener(address);
            listener.Start();
            listener.Stop();
            return Task.CompletedTask;
        }
        catch (SocketException exception)
        {
            throw new ConciergeException(ClusterErrors.PortInUse(address), exception);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
