using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Concierge.Rehearsal.Speech;

namespace Concierge.EndToEndTests.Web;

/// <summary>A person who answers the restaurant's telephone, as the page of the console does. Time is counted by the frames of the line.</summary>
internal sealed class PersonAtTelephone : IAsyncDisposable
{
    private const int FrameLength = 160;

    // Linear samples: above the noise of synthesis and μ-law.
    private const int Audible = 500;

    private static readonly int FramesOfSilenceAfterATurn = 45;
    private static readonly int MaxFramesBeforeATurn = 750;

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[8192];
    private readonly short[] _pcm = new short[FrameLength];

    /// <summary>What the voice model has understood, in order.</summary>
    public List<string> Heard { get; } = [];

    public static async Task<PersonAtTelephone> OpenAsync(Uri server, string apiKey)
    {
        var person = new PersonAtTelephone();
        person._socket.Options.SetRequestHeader("Authorization", $"Bearer {apiKey}");
        await person._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/console/telephone" }.Uri, CancellationToken.None);
        return person;
    }

    public Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>Types a text, which is spoken.</summary>
    public Task SayAsync(string text) => SendAsync(JsonSerializer.Serialize(new { @event = "say", text }));

    /// <summary>Waits for the call and answers it.</summary>
    /// <returns>The message that it rings.</returns>
    public async Task<JsonElement> AnswerAsync()
    {
        var ringing = await NextAsync("ringing");
        await SendAsync("""{"event":"answer"}""");
        await NextAsync("connected");
        return ringing;
    }

    /// <summary>Receives up to the next event of this name.</summary>
    public async Task<JsonElement> NextAsync(string name)
    {
        while (true)
        {
            if (await ReceiveAsync() is { } message && message.GetText("event") == name)
            {
                return message;
            }
        }
    }

    /// <summary>Speaks into the microphone, in time with the line: each frame at 8 kHz for the line, and at 16 kHz beside it.</summary>
    public async Task SpeakAsync(string text)
    {
        var voice = FliteVoice.Create("rms");
        var wideBand = voice.SynthesizeWideBand(text);
        var line = TelephoneBandFilter.Apply(wideBand);
        for (var frame = 0; (frame + 1) * FrameLength <= line.Length; frame++)
        {
            var encoded = new byte[FrameLength];
            MuLaw.Encode(line.AsSpan(frame * FrameLength, FrameLength), encoded);
            await SendAudioAsync(1, encoded);
            await SendAudioAsync(3, MemoryMarshal.AsBytes(wideBand.AsSpan(frame * 2 * FrameLength, 2 * FrameLength)).ToArray());
            while (await ReceiveAsync() is not null)
            {
                // Only a frame is a tick of the line.
            }
        }
    }

    /// <summary>Waits until the agent has spoken and is silent again.</summary>
    /// <returns>Whether the call continues; false when the agent has hung up.</returns>
    public async Task<bool> HearTurnAsync()
    {
        var silence = 0;
        var hasSpoken = false;
        while (silence < (hasSpoken ? FramesOfSilenceAfterATurn : MaxFramesBeforeATurn))
        {
            if (await ReceiveAsync() is { } message)
            {
                if (message.GetText("event") == "hung_up")
                {
                    return false;
                }

                continue;
            }

            var isAudible = Array.Exists(_pcm, sample => Math.Abs((int)sample) > Audible);
            hasSpoken |= isAudible;
            silence = isAudible ? 0 : silence + 1;
        }

        hasSpoken.ShouldBeTrue("the agent says nothing");
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        // Without a page the restaurant would hang up later: the next test needs a free line.
        if (_socket.State == WebSocketState.Open)
        {
            await SendAsync("""{"event":"hang_up"}""");
        }

        _socket.Dispose();
    }

    private Task SendAudioAsync(byte kind, byte[] audio) =>
        _socket.SendAsync((byte[])[kind, .. audio], WebSocketMessageType.Binary, true, CancellationToken.None);

    // Null for a frame, which is in _pcm then.
    private async Task<JsonElement?> ReceiveAsync()
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        var result = await _socket.ReceiveAsync(_buffer.AsMemory(), timeout.Token);
        result.MessageType.ShouldNotBe(WebSocketMessageType.Close, "the telephone was closed");
        if (result.MessageType == WebSocketMessageType.Binary)
        {
            (_buffer[0], result.Count).ShouldBe(((byte)2, FrameLength + 1));
            MuLaw.Decode(_buffer.AsSpan(1, FrameLength), _pcm);
            return null;
        }

        var message = JsonDocument.Parse(_buffer.AsMemory(0, result.Count)).RootElement.Clone();
        if (message.GetText("event") == "heard")
        {
            Heard.Add(message.GetText("text")!);
        }

        return message;
    }
}
