using System.Net;
using System.Net.Sockets;

namespace Concierge.Server.Webhooks;

/// <summary>Decides to which addresses webhooks may go: never into a private network.</summary>
/// <param name="allowsLocal">Whether every address is allowed, for tests on this machine.</param>
internal sealed class PublicAddressPolicy(bool allowsLocal)
{
    // IANA's special-purpose registries (RFC 6890 and its updates), with the tunnels into IPv4.
    private static readonly IPNetwork[] Special = [.. ((string[])[
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
    ]).Select(network => IPNetwork.Parse(network))];

    /// <summary>Whether a webhook may have this address as its URL.</summary>
    public bool IsAllowed(Uri url) => url.IsAbsoluteUri && url.UserInfo.Length == 0
        && (url.Scheme == "https" || (allowsLocal && url.Scheme == "http"))
        && (!IPAddress.TryParse(url.IdnHost, out var address) || IsAllowed(address));

    /// <summary>Whether a connection may go to an address.</summary>
    public bool IsAllowed(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return allowsLocal || !Special.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Resolves a name, checks its addresses, and connects to one of those that were checked.</summary>
    /// <exception cref="ForbiddenAddressException">An address of the name is not public.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        if (addresses.Length == 0 || !addresses.All(IsAllowed))
        {
            throw new ForbiddenAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
