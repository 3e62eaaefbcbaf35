using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Concierge.Tests.Twilio;

namespace Concierge.Tests.Server;

/// <summary>Plays Twilio's side of a media stream.</summary>
internal sealed class TwilioStream(ClientWebSocket socket) : IDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task SendBinaryAsync() => socket.SendAsync(new byte[] { 1, 2, 3 }, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    public Task ConnectedAsync() => SendAsync("""{"event":"connected","protocol":"Call","version":"1.0.0"}""");

    public Task StartAsync(IReadOnlyDictionary<string, string> parameters, string callSid = FakeTwilio.CallSid) => SendAsync(
        $$$"""{"event":"start","sequenceNumber":"1","start":{"accountSid":"AC1","streamSid":"MZ1","callSid":"{{{callSid}}}","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000,"channels":1},"customParameters":{{{JsonSerializer.Serialize(parameters)}}}},"streamSid":"MZ1"}""");

    public Task MediaAsync(byte sample = 0) => SendAsync($$$"""{"event":"media","sequenceNumber":"3","media":{"track":"inbound","chunk":"1","timestamp":"5","payload":"{{{Convert.ToBase64String(Enumerable.Repeat(sample, 160).ToArray())}}}"},"streamSid":"MZ1"}""");

    public Task MarkAsync(string name) => SendAsync($$$"""{"event":"mark","sequenceNumber":"4","streamSid":"MZ1","mark":{"name":"{{{name}}}"}}""");

    public Task StopAsync() => SendAsync("""{"event":"stop","sequenceNumber":"9","streamSid":"MZ1","stop":{"accountSid":"AC1","callSid":"CA1"}}""");

    /// <summary>Receives the server's next message; null when the server closes.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        var received = await Until.DoneAsync(socket.ReceiveAsync(_buffer, CancellationToken.None));
        if (received.MessageType == WebSocketMessageType.Close)
        {
            return null;
        }

        received.EndOfMessage.ShouldBeTrue();
        using var message = JsonDocument.Parse(_buffer.AsMemory(0, received.Count));
        return message.RootElement.Clone();
    }

    /// <summary>Receives messages and returns the marks until the server closes.</summary>
    /// <returns>The event names received.</returns>
    public async Task<List<string>> PlayToTheEndAsync()
    {
        List<string> kinds = [];
        while (await ReceiveAsync() is { } message)
        {
            kinds.Add(message.GetProperty("event").GetString()!);
            if (message.TryGetProperty("mark", out var mark))
            {
                await MarkAsync(mark.GetProperty("name").GetString()!);
            }
        }

        return kinds;
    }

    public void Dispose() => socket.Dispose();
}
