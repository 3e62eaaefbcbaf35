using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>Accepts one connection, responds with raw bytes or not at all, and keeps the connection open.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TcpClient? _client;

    /// <param name="answer">Gives the response to a request; null sends nothing.</param>
    public RawServer(Func<string, byte[]?> answer)
    {
        _listener.Start();
        Origin = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = ServeAsync(answer);
    }

    public Uri Origin { get; }

    /// <summary>Creates the correct response to a WebSocket handshake (RFC 6455, 4.2.2).</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 prescribes SHA-1.")]
    public static byte[] SwitchingProtocols(string request)
    {
        const string Name = "Sec-WebSocket-Key: ";
        string key = request.Split("\r\n").Single(line => line.StartsWith(Name, StringComparison.OrdinalIgnoreCase))[Name.Length..];
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        return Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n");
    }

    public void Dispose()
    {
        _client?.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync(Func<string, byte[]?> answer)
    {
        _client = await _listener.AcceptTcpClientAsync();
        byte[] request = new byte[4096];
        int count = await _client.GetStream().ReadAsync(request);
        if (answer(Encoding.ASCII.GetString(request, 0, count)) is { } bytes)
        {
            await _client.GetStream().WriteAsync(bytes);
        }
    }
}
