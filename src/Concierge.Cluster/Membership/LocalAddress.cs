using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Concierge.Contracts;

namespace Concierge.Cluster.Membership;

/// <summary>Finds the address at which other machines reach this one.</summary>
internal static class LocalAddress
{
    /// <summary>Returns the first IPv4 address of this machine that is not a loopback address.</summary>
    /// <exception cref="ConciergeException">It has only loopback addresses (<c>cluster.no_address</c>).</exception>
    public static IPAddress Find() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork)
        ?? throw new ConciergeException(ClusterErrors.NoAddress);
}
