using System.Net;
using System.Net.Sockets;

namespace Concierge.Tests.Media.Transport;

/// <summary>Both ends of a local TCP connection.</summary>
internal sealed class ConnectedSockets : IDisposable
{
    public ConnectedSockets()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Far.Connect(listener.LocalEndPoint!);
        Near = listener.Accept();
    }

    public Socket Near { get; }

    public Socket Far { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Whether a poll reports the near end as readable.</summary>
    public bool IsReadable => Near.Poll(0, SelectMode.SelectRead);

    /// <summary>Sends bytes to the near end and waits until they have arrived.</summary>
    public Task SendAsync(int bytes)
    {
        var expected = Near.Available + bytes;
        Far.Send(new byte[bytes]);
        return Until.TrueAsync(() => Near.Available == expected, "the bytes to arrive");
    }

    public void Dispose()
    {
        Near.Dispose();
        Far.Dispose();
    }
}
