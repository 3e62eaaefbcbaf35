using System.Net;
using System.Net.Sockets;

namespace Concierge.Tests.Server;

/// <summary>A TCP proxy between two servers that forwards connections until it is cut.</summary>
internal sealed class CuttableConnection : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _cut = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CuttableConnection()
    {
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Sets the target. Connections wait until it is set.</summary>
    public void ConnectTo(Uri server) => _port.TrySetResult(server.Port);

    /// <summary>Breaks every connection and refuses new ones.</summary>
    public void Cut()
    {
        _listener.Stop();
        _cut.Cancel();
    }

    public void Dispose()
    {
        Cut();
        _cut.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = JoinAsync(await _listener.AcceptTcpClientAsync(_cut.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy was cut.
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, await _port.Task.WaitAsync(_cut.Token), _cut.Token);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream(), _cut.Token), far.GetStream().CopyToAsync(near.GetStream(), _cut.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // One side has closed, or the proxy was cut.
            }
        }
    }
}
