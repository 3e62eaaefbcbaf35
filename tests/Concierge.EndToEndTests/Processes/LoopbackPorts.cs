using System.Net;
using System.Net.Sockets;

namespace Concierge.EndToEndTests.Processes;

internal static class LoopbackPorts
{
    /// <summary>Finds a port that is free now. Another process may take it before the test does.</summary>
    public static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
