using System.Net;
using System.Net.Sockets;
using Concierge.Contracts;

namespace Concierge.Cluster.Membership;

/// <summary>Refuses to start on a port that is taken, with what to do. Comes before the silo, whose error would not say it.</summary>
internal static class ClusterPortCheck
{
    /// <summary>Throws when a port cannot be used.</summary>
    /// <param name="address">The address and port for the other servers.</param>
    /// <exception cref="ConciergeException">The port cannot be used (<c>cluster.cannot_listen</c>).</exception>
    public static void ThrowIfTaken(IPEndPoint address)
    {
        try
        {
            using var listener = new TcpListener(address);
            listener.Start();
            listener.Stop();
        }
        catch (SocketException exception)
        {
            throw new ConciergeException(ClusterErrors.PortInUse(address), exception);
        }
    }
}
