using System.Text;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Transport;
using Concierge.Tests.Media.Realtime;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>A bridge between a media stream and a voice session that the test controls.</summary>
internal sealed class VoiceBridgeFixture : IAsyncDisposable
{
    /// <summary>The μ-law code of a loud sample, and of silence.</summary>
    public const byte Loud = 0x00;

    /// <inheritdoc cref="Loud"/>
    public const byte Silent = 0xFF;

    private const int LoudFrames = 20;

    private readonly WebSocketSender _sender;

    /// <summary>The fixed sentences that the bridge tells the model to say.</summary>
    public static VoiceLines Lines { get; } = new();

    /// <summary>The recorded note that tells the model to say a sentence.</summary>
    public static string FormatNote(string line) => $"note Say: \"{line}\"";

    public VoiceBridgeFixture()
    {
        _sender = new WebSocketSender(Telephone);
        Bridge = new VoiceBridge(Observer, new VoiceBridgeOptions(), Time, NullLogger.Instance);
    }

    public FakeTimeProvider Time { get; } = new();

    public RecordingSocket Telephone { get; } = new();

    public FakeVoiceSession Session { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public VoiceBridge Bridge { get; }

    /// <summary>The media stream that carries the call now.</summary>
    public MediaStreamWriter Stream { get; private set; } = null!;

    /// <summary>Creates a bridge with a session and a stream attached.</summary>
    public static async Task<VoiceBridgeFixture> CreateConnectedAsync()
    {
        var fixture = new VoiceBridgeFixture();
        await fixture.Bridge.AttachSessionAsync(fixture.Session);
        await fixture.AttachStreamAsync();
        return fixture;
    }

    /// <summary>Attaches a new stream, which replaces the previous one.</summary>
    public ValueTask AttachStreamAsync() => Bridge.AttachStreamAsync(Stream = new MediaStreamWriter(_sender, "MZ1"));

    /// <summary>Sends audio of the model to the bridge.</summary>
    public ValueTask SpeakAsync(string response, string item, int milliseconds, byte value = 0x7F) =>
        Bridge.OnAudioAsync(response, item, 0, Audio.Create(milliseconds, value));

    /// <summary>The callee speaks, louder than an echo and longer than a noise.</summary>
    public async Task InterruptAsync(string item)
    {
        await ReceiveCalleeAudioAsync(LoudFrames);
        await Bridge.OnSpeechStartedAsync(item);
    }

    /// <summary>Sends frames of the callee's audio to the bridge.</summary>
    public async Task ReceiveCalleeAudioAsync(int frames, byte value = Loud)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            await Bridge.OnCalleeAudioAsync(Audio.Create(20, value), 0);
        }
    }

    /// <summary>Sends a complete response of the model. None of it has been played yet.</summary>
    public async Task RespondAsync(string response, string words, int milliseconds = 200, byte value = 0x7F)
    {
        var item = $"i-{response}";
        await Bridge.OnResponseCreatedAsync(response);
        for (var sent = 0; sent < milliseconds; sent += 200)
        {
            await SpeakAsync(response, item, Math.Min(200, milliseconds - sent), value);
        }

        Bridge.OnAudioDone(item, 0);
        Bridge.OnAgentTranscript(item, words);
        await Bridge.OnResponseDoneAsync(response, error: null);
    }

    /// <summary>Advances the time in small steps, so that a timer that starts during the wait also fires in time.</summary>
    public void AdvanceTime(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(100);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            Time.Advance(step);
        }
    }

    /// <summary>Acknowledges that all audio sent so far was played.</summary>
    public void ReturnAllMarks()
    {
        if (Telephone.Marks.Any())
        {
            ReturnMark(Telephone.Marks.Count() - 1);
        }
    }

    /// <summary>Ends the callee's turn and reports its transcript.</summary>
    public async Task EndCalleeTurnAsync(string item, string words, int milliseconds = 900)
    {
        await Bridge.OnSpeechStoppedAsync(item, TimeSpan.FromMilliseconds(milliseconds));
        await Bridge.OnCalleeTranscriptAsync(item, words);
    }

    /// <summary>Acknowledges the mark with the given index (from 0) in the order of sending.</summary>
    public void ReturnMark(int mark)
    {
        PlaybackMark.TryParse(Encoding.ASCII.GetBytes(Telephone.Marks.ElementAt(mark)), out var name).ShouldBeTrue();
        Bridge.OnMark(name);
    }

    /// <summary>Waits until the session receives a matching request.</summary>
    public Task WaitForOperationAsync(Predicate<string> what) => Until.TrueAsync(() => Session.Operations.Any(entry => what(entry)), "a request to the voice session");

    public async ValueTask DisposeAsync()
    {
        await Bridge.DisposeAsync();
        _sender.Dispose();
    }
}
