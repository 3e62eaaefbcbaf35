using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;

namespace Concierge.Bench.Relay;

/// <summary>One call: copies the base64 audio between two sockets.</summary>
internal sealed class RelayedCall(WebSocket telephone, WebSocket model, int chunkMs)
{
    private const int BytesPerMillisecond = 8;
    private const int MaxMessageLength = 64 * 1024;

    private byte[] _streamSid = [];

    public async Task RunAsync()
    {
        await SendAsync(model, """{"type":"session.update","session":{"type":"realtime","audio":{"input":{"format":{"type":"audio/pcmu"},"turn_detection":{"type":"server_vad"}},"output":{"format":{"type":"audio/pcmu"}}}}}"""u8.ToArray());
        try
        {
            await Task.WhenAny(ToModelAsync(), ToTelephoneAsync());
        }
        catch (WebSocketException)
        {
            // One side has disconnected, which ends the call.
        }
    }

    private async Task ToModelAsync()
    {
        var received = new byte[MaxMessageLength];
        var sent = new byte[MaxMessageLength];
        var audio = new byte[MaxMessageLength];
        var coalesced = 0;
        while (await ReceiveAsync(telephone, received) is { } message)
        {
            if (FindText(message.Span, "\"payload\":\""u8) is { Length: > 0 } payload)
            {
                if (chunkMs == 0)
                {
                    await SendAsync(model, sent.AsMemory(0, Compose(sent, "{\"type\":\"input_audio_buffer.append\",\"audio\":\""u8, payload, "\"}"u8)));
                    continue;
                }

                Base64.DecodeFromUtf8(payload, audio.AsSpan(coalesced), out _, out var written);
                coalesced += written;
                if (coalesced >= chunkMs * BytesPerMillisecond)
                {
                    await SendAsync(model, sent.AsMemory(0, ComposeBase64(sent, audio.AsSpan(0, coalesced))));
                    coalesced = 0;
                }
            }
            else if (message.Span.IndexOf("\"start\""u8) >= 0)
            {
                _streamSid = FindText(message.Span, "\"streamSid\":\""u8).ToArray();
            }
        }
    }

    private async Task ToTelephoneAsync()
    {
        var received = new byte[MaxMessageLength];
        var sent = new byte[MaxMessageLength];
        while (await ReceiveAsync(model, received) is { } message)
        {
            if (message.Span.IndexOf("response.output_audio.delta"u8) >= 0)
            {
                await SendAsync(telephone, sent.AsMemory(0, ComposeMedia(sent, FindText(message.Span, "\"delta\":\""u8))));
            }
            else if (message.Span.IndexOf("input_audio_buffer.speech_started"u8) >= 0)
            {
                await SendAsync(telephone, Encoding.ASCII.GetBytes($$"""{"event":"clear","streamSid":"{{Encoding.ASCII.GetString(_streamSid)}}"}"""));
            }
        }
    }

    private int ComposeMedia(Span<byte> to, ReadOnlySpan<byte> payload)
    {
        var length = Compose(to, "{\"event\":\"media\",\"streamSid\":\""u8, _streamSid, "\",\"media\":{\"payload\":\""u8);
        return length + Compose(to[length..], payload, "\"}}"u8, default);
    }

    private static int ComposeBase64(Span<byte> to, ReadOnlySpan<byte> audio)
    {
        var length = Compose(to, "{\"type\":\"input_audio_buffer.append\",\"audio\":\""u8, default, default);
        Base64.EncodeToUtf8(audio, to[length..], out _, out var written);
        return length + written + Compose(to[(length + written)..], "\"}"u8, default, default);
    }

    private static int Compose(Span<byte> to, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, ReadOnlySpan<byte> tail)
    {
        head.CopyTo(to);
        body.CopyTo(to[head.Length..]);
        tail.CopyTo(to[(head.Length + body.Length)..]);
        return head.Length + body.Length + tail.Length;
    }

    private static ReadOnlySpan<byte> FindText(ReadOnlySpan<byte> message, ReadOnlySpan<byte> name)
    {
        var at = message.IndexOf(name);
        if (at < 0)
        {
            return default;
        }

        var rest = message[(at + name.Length)..];
        return rest[..rest.IndexOf((byte)'"')];
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(WebSocket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return buffer.AsMemory(0, length);
            }
        }
    }

    private static ValueTask SendAsync(WebSocket socket, ReadOnlyMemory<byte> message) =>
        socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
