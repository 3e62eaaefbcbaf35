using System.Text;
using Concierge.Media.Bridge;
using Concierge.Media.MediaStreams;
using Concierge.Media.Transport;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Voice;

/// <summary>A bridge between a telephone and a voice session that the test plays.</summary>
internal sealed class VoiceBridgeFixture : IAsyncDisposable
{
    /// <summary>μ-law of a loud sample, and of silence.</summary>
    public const byte Loud = 0x00;

    /// <inheritdoc cref="Loud"/>
    public const byte Silent = 0xFF;

    private const int LoudFrames = 20;

    private readonly WebSocketSender _sender;

    /// <summary>The lines that the agent is made to say.</summary>
    public static VoiceLines Lines { get; } = new();

    /// <summary>The note that makes it say one.</summary>
    public static string Note(string line) => $"note Say: \"{line}\"";

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

    /// <summary>The stream that carries the call.</summary>
    public MediaStreamWriter Stream { get; private set; } = null!;

    /// <summary>A bridge with both ends attached.</summary>
    public static async Task<VoiceBridgeFixture> ConnectedAsync()
    {
        var bench = new VoiceBridgeFixture();
        await bench.Bridge.AttachSessionAsync(bench.Session);
        await bench.AttachStreamAsync();
        return bench;
    }

    /// <summary>A stream opens, in place of the one before.</summary>
    public ValueTask AttachStreamAsync() => Bridge.AttachStreamAsync(Stream = new MediaStreamWriter(_sender, "MZ1"));

    /// <summary>The model speaks.</summary>
    public ValueTask SpeakAsync(string response, string item, int milliseconds, byte value = 0x7F) =>
        Bridge.OnAudioAsync(response, item, 0, Audio.Of(milliseconds, value));

    /// <summary>The callee speaks up, loudly enough to be no echo and long enough to be no noise.</summary>
    public async Task InterruptAsync(string item)
    {
        await HearAsync(LoudFrames);
        await Bridge.OnSpeechStartedAsync(item);
    }

    /// <summary>Frames come from the callee's line.</summary>
    public async Task HearAsync(int frames, byte value = Loud)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            await Bridge.OnCalleeAudioAsync(Audio.Of(20, value), 0);
        }
    }

    /// <summary>A whole response that says something; nothing of it has been played yet.</summary>
    public async Task RespondAsync(string response, string words, int milliseconds = 200, byte value = 0x7F)
    {
        var item = $"i-{response}";
        await Bridge.OnResponseCreatedAsync(response);
        for (var said = 0; said < milliseconds; said += 200)
        {
            await SpeakAsync(response, item, Math.Min(200, milliseconds - said), value);
        }

        Bridge.OnAudioDone(item, 0);
        Bridge.OnAgentTranscript(item, words);
        await Bridge.OnResponseDoneAsync(response, error: null);
    }

    /// <summary>Time goes by in small steps, so that a timer that is set meanwhile is due in its turn.</summary>
    public void Pass(TimeSpan time)
    {
        var step = TimeSpan.FromMilliseconds(100);
        for (var passed = TimeSpan.Zero; passed < time; passed += step)
        {
            Time.Advance(step);
        }
    }

    /// <summary>Everything sent so far has been played.</summary>
    public void Played()
    {
        if (Telephone.Marks.Any())
        {
            PlayedTo(Telephone.Marks.Count() - 1);
        }
    }

    /// <summary>The callee's turn ends, and its words are known.</summary>
    public async Task TurnAsync(string item, string words, int milliseconds = 900)
    {
        await Bridge.OnSpeechStoppedAsync(item, TimeSpan.FromMilliseconds(milliseconds));
        await Bridge.OnCalleeTranscriptAsync(item, words);
    }

    /// <summary>The telephone has played up to the mark sent as the n-th, from 0.</summary>
    public void PlayedTo(int mark)
    {
        PlaybackMark.TryParse(Encoding.ASCII.GetBytes(Telephone.Marks.ElementAt(mark)), out var name).ShouldBeTrue();
        Bridge.OnMark(name);
    }

    /// <summary>Waits until the session was asked something.</summary>
    public Task AskedAsync(Predicate<string> what) => Until.TrueAsync(() => Session.Done.Any(entry => what(entry)), "a request to the voice session");

    public async ValueTask DisposeAsync()
    {
        await Bridge.DisposeAsync();
        _sender.Dispose();
    }
}
