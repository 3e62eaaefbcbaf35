using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Concierge.Tests.Server.Console;

/// <summary>Somebody who listens to a call.</summary>
internal sealed class CallAudioClient : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[1024];

    public static async Task<CallAudioClient> ConnectAsync(ServerTestHost host, string callId, string key = ServerTestHost.ApiKey)
    {
        var client = new CallAudioClient();
        client._socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        var address = new UriBuilder(host.AnonymousClient.BaseAddress!) { Scheme = "ws", Path = $"/calls/{callId}/audio" };
        await client._socket.ConnectAsync(address.Uri, CancellationToken.None);
        return client;
    }

    /// <summary>Connects, and closes the connection again.</summary>
    /// <returns>The status of the answer.</returns>
    public static async Task<HttpStatusCode> TryConnectAsync(ServerTestHost host, string callId, string key = ServerTestHost.ApiKey)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Authorization", $"Bearer {key}");
        try
        {
            await socket.ConnectAsync(
                new UriBuilder(host.AnonymousClient.BaseAddress!) { Scheme = "ws", Path = $"/calls/{callId}/audio" }.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status tells.
        }

        return socket.HttpStatusCode;
    }

    /// <summary>The next frame; the text of a text message; null when the server closes.</summary>
    public async Task<(byte[] Frame, string? Text)?> ReceiveAsync()
    {
        var received = await Until.DoneAsync(_socket.ReceiveAsync(_buffer, CancellationToken.None));
        return received.MessageType switch
        {
            WebSocketMessageType.Close => null,
            WebSocketMessageType.Text => ([], Encoding.UTF8.GetString(_buffer, 0, received.Count)),
            _ => (_buffer[..received.Count], null),
        };
    }

    /// <summary>The next frames.</summary>
    public async Task<List<byte[]>> ReceiveAsync(int count)
    {
        List<byte[]> frames = [];
        while (frames.Count < count)
        {
            frames.Add((await ReceiveAsync()).ShouldNotBeNull().Frame);
        }

        return frames;
    }

    /// <summary>Sends 20 ms as the person who has taken the call over.</summary>
    public Task SpeakAsync(byte sample) =>
        _socket.SendAsync(CreateFrame(2, sample), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    /// <summary>A frame of 20 ms with one repeated value.</summary>
    public static byte[] CreateFrame(byte who, byte sample) => [who, .. Enumerable.Repeat(sample, 160)];

    public void Dispose() => _socket.Dispose();
}
