using Concierge.Media.Bridge;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>Another media transport takes Twilio's place: it plays in real time and returns marks by its own clock.</summary>
public sealed class VoiceBridgeAudioSinkTests : IAsyncDisposable
{
    private static readonly TimeSpan OneMillisecond = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly RecordingObserver _observer = new();
    private readonly FakeVoiceSession _session = new();
    private readonly PacedAudioSink _sink;
    private readonly VoiceBridge _bridge;

    public VoiceBridgeAudioSinkTests()
    {
        _bridge = new VoiceBridge(_observer, new VoiceBridgeOptions(), _time, NullLogger.Instance);
        _sink = new PacedAudioSink(_time) { Bridge = _bridge };
    }

    [Fact]
    public async Task The_callee_hears_the_agents_audio_complete_and_in_order()
    {
        await ConnectAsync();
        await RespondAsync("r1", [(7, 700), (9, 300)]);

        _time.Advance(TimeSpan.FromMilliseconds(1000));

        _sink.Heard.ShouldBe([.. Enumerable.Repeat((byte)7, 700 * 8), .. Enumerable.Repeat((byte)9, 300 * 8)]);
        _sink.Flushes.ShouldBe(2, "each delta of the model is sent at once");
    }

    [Fact]
    public async Task An_interruption_discards_what_is_not_played_and_truncates_the_item_to_what_was_heard()
    {
        await ConnectAsync();
        await RespondAsync("r1", [(7, 2000)]);
        _time.Advance(TimeSpan.FromMilliseconds(600));

        await InterruptAsync("u1");
        _time.Advance(TimeSpan.FromSeconds(2));

        _sink.Clears.ShouldBe(1);
        _sink.Heard.Count.ShouldBe(600 * 8);
        _session.OperationsExceptAudio.ShouldBe(["truncate i-r1 0 650"], "the marks of 300 ms each, and one chunk");
    }

    [Fact]
    public async Task The_farewell_is_reported_when_the_transport_has_played_it()
    {
        await ConnectAsync();
        _observer.Tool = _ => Task.FromResult(new VoiceToolResult("{}", ToolContinuation.EndCall));
        _bridge.OnFunctionCall("c1", "end_call", "{}");
        await _bridge.OnResponseCreatedAsync("r1");
        await _bridge.ToolsCompleted;
        await RespondAsync("r1", [(7, 1000)]);

        _time.Advance(TimeSpan.FromMilliseconds(980));
        _observer.IsFarewellHeard.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(20));
        _time.Advance(OneMillisecond);

        _observer.IsFarewellHeard.ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await _bridge.DisposeAsync();
        _sink.Dispose();
    }

    private async Task ConnectAsync()
    {
        await _bridge.AttachSessionAsync(_session);
        await _bridge.AttachStreamAsync(_sink);
    }

    private async Task RespondAsync(string response, (byte Value, int Milliseconds)[] deltas)
    {
        await _bridge.OnResponseCreatedAsync(response);
        foreach (var (value, milliseconds) in deltas)
        {
            await _bridge.OnAudioAsync(response, $"i-{response}", 0, Audio.Create(milliseconds, value));
        }

        _bridge.OnAudioDone($"i-{response}", 0);
        await _bridge.OnResponseDoneAsync(response, error: null);
    }

    private async Task InterruptAsync(string item)
    {
        for (var frame = 0; frame < 20; frame++)
        {
            await _bridge.OnCalleeAudioAsync(Audio.Create(20, VoiceBridgeFixture.Loud), 0);
        }

        await _bridge.OnSpeechStartedAsync(item);
    }
}
