using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Concierge.Rehearsal.Tests.Telephone;

/// <summary>The customer's end of one media stream.</summary>
internal sealed class StreamSession(WebSocket socket, Action cutConnection)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Over => _over.Task;

    public string StreamSid { get; private set; } = "";

    public List<JsonElement> Received { get; } = [];

    /// <summary>The next message, or null when the network has closed the stream.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        byte[] buffer = new byte[8192];
        try
        {
            WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(TelephoneNetworkFixture.Timeout);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                _over.TrySetResult();
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
            _over.TrySetResult();
            return null;
        }
    }

    /// <summary>Reads until a message of this kind.</summary>
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
        // A stream without an end brings a message every 20 ms.
        using CancellationTokenSource timeout = new(TelephoneNetworkFixture.Timeout);
        while (await NextAsync() is not null)
        {
            timeout.Token.ThrowIfCancellationRequested();
        }
    }

    public Task SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json.Replace("SID", StreamSid, StringComparison.Ordinal)), WebSocketMessageType.Text);

    public Task SendAsync(byte[] message, WebSocketMessageType type) => socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None);

    public Task SendMediaAsync(byte[] sound) => SendAsync($$$"""{"event":"media","streamSid":"SID","media":{"payload":"{{{Convert.ToBase64String(sound)}}}"}}""");

    public Task SendMarkAsync(string name) => SendAsync($$$"""{"event":"mark","streamSid":"SID","mark":{"name":"{{{name}}}"}}""");

    public Task SendClearAsync() => SendAsync("""{"event":"clear","streamSid":"SID"}""");

    public async Task CloseAsync()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await ReadToEndAsync();
        _over.TrySetResult();
    }

    public void Vanish()
    {
        cutConnection();
        _over.TrySetResult();
    }
}
