using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>The customer's end of a media stream.</summary>
internal sealed class StreamSession(WebSocket socket, Action cutConnection)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Ended => _ended.Task;

    public string StreamSid { get; private set; } = "";

    public List<JsonElement> Received { get; } = [];

    /// <summary>Receives the next message. Returns null when the network has closed the stream.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        byte[] buffer = new byte[8192];
        try
        {
            WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(TelephoneNetworkFixture.Timeout);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                _ended.TrySetResult();
                return null;
            }

            result.MessageType.ShouldBe(WebSocketMessageType.Text);
            result.EndOfMessage.ShouldBeTrue();
            JsonElement message = JsonDocument.Parse(buffer.AsMemory(0, result.Count)).RootElement;
            Received.Add(message);
            StreamSid = message.TryGetProperty("streamSid", out JsonElement sid) ? sid.GetString()! : StreamSid;
            return message;
        }
        catch (WebSocketException)
        {
            _ended.TrySetResult();
            return null;
        }
    }

    /// <summary>Receives messages up to the next one of this kind and returns it.</summary>
    public async Task<JsonElement> NextAsync(string eventName)
    {
        while (await NextAsync() is { } message)
        {
            if (message.GetProperty("event").GetString() == eventName)
            {
                return message;
            }
        }

        throw new InvalidOperationException($"The stream ended without {eventName}.");
    }

    public async Task ReadToEndAsync()
    {
        // A stream that does not end sends a message every 20 ms, so each read succeeds and only this timeout can stop the loop.
        using CancellationTokenSource timeout = new(TelephoneNetworkFixture.Timeout);
        while (await NextAsync() is not null)
        {
            timeout.Token.ThrowIfCancellationRequested();
        }
    }

    public Task SendAsync(string json) =>
        SendAsync(Encoding.UTF8.GetBytes(json.Replace("SID", StreamSid, StringComparison.Ordinal)), WebSocketMessageType.Text);

    public Task SendAsync(byte[] message, WebSocketMessageType type) => socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);

    public Task SendMediaAsync(byte[] sound) =>
        SendAsync($$$"""{"event":"media","streamSid":"SID","media":{"payload":"{{{Convert.ToBase64String(sound)}}}"}}""");

    public Task SendMarkAsync(string name) => SendAsync($$$"""{"event":"mark","streamSid":"SID","mark":{"name":"{{{name}}}"}}""");

    public Task SendClearAsync() => SendAsync("""{"event":"clear","streamSid":"SID"}""");

    public async Task CloseAsync()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await ReadToEndAsync();
        _ended.TrySetResult();
    }

    public void CutConnection()
    {
        cutConnection();
        _ended.TrySetResult();
    }
}
