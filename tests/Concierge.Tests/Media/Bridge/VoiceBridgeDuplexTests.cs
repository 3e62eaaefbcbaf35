using Concierge.Media.Bridge;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Media.Bridge;

/// <summary>A duplex model is driven through the same seam as a turn-based one: it takes its turns itself, the bridge does the rest.</summary>
public sealed class VoiceBridgeDuplexTests : IAsyncDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);
    private static readonly VoiceLines Lines = new();

    private readonly FakeTimeProvider _time = new();
    private readonly RecordingObserver _observer = new();
    private readonly FakeDuplexModel _model = new();
    private readonly PacedAudioSink _sink;
    private readonly VoiceBridge _bridge;
    private long _timestamp;

    public VoiceBridgeDuplexTests()
    {
        _bridge = new VoiceBridge(_observer, new VoiceBridgeOptions(), _time, NullLogger.Instance);
        _sink = new PacedAudioSink(_time) { Bridge = _bridge };
    }

    [Fact]
    public async Task Nobody_greets_and_the_model_is_told_to_speak()
    {
        await ConnectAsync();
        await PassAsync(1.9);
        _model.Instructions.ShouldBeEmpty();

        await PassAsync(1);

        _model.Instructions.ShouldBe(["Speak now; do not wait for the other side."]);
        _sink.Heard.ShouldBe(Enumerable.Repeat(FakeDuplexModel.Voice, 400 * 8), "the callee hears the speech, and not the silence around it");
        _observer.Notifications.ShouldContain("first audio");
    }

    [Fact]
    public async Task The_model_answers_by_itself_and_is_asked_for_nothing()
    {
        await ConnectAsync();
        await PassAsync(1, VoiceBridgeFixture.Loud);
        await PassAsync(3);

        _model.Instructions.ShouldBeEmpty();
        _model.Commentary.ShouldBeEmpty();
        _sink.Heard.Count.ShouldBe(400 * 8);
        _observer.Notifications.Where(entry => entry.StartsWith("spoken", StringComparison.Ordinal))
            .ShouldBe(["spoken callee-1 Callee Luigi's, hello?", "spoken agent-1 Agent A table for four, please."]);
    }

    [Fact]
    public async Task A_callee_who_interrupts_hears_no_more_of_the_speech()
    {
        _model.SpeechLength = TimeSpan.FromSeconds(5);
        await ConnectAsync();
        await PassAsync(4);
        var before = _sink.Heard.Count;

        await PassAsync(1, VoiceBridgeFixture.Loud);
        await PassAsync(0.2);

        _sink.Clears.ShouldBe(1);
        _observer.Notifications.ShouldContain(entry => entry.StartsWith("interrupted agent-1", StringComparison.Ordinal));
        (_sink.Heard.Count - before).ShouldBeLessThan(500 * 8);
        _model.Instructions.ShouldContain("Stop speaking; the other side has interrupted you.");
    }

    [Fact]
    public async Task A_silent_callee_is_asked_with_the_bridges_own_line_and_then_the_agent_leaves()
    {
        await ConnectAsync();
        await PassAsync(4);
        await PassAsync(8.5);
        _model.Commentary.ShouldBe([Lines.StillThere]);

        await PassAsync(10);
        _observer.Notifications.ShouldContain("gave up Silence");
        _model.Commentary.ShouldBe([Lines.StillThere, Lines.SilenceGoodbye]);
        await PassAsync(2);

        _observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task A_tools_result_is_spoken_of_without_a_request()
    {
        _observer.Tool = _ => Task.FromResult(new VoiceToolResult("The guest agrees."));
        await ConnectAsync();
        await PassAsync(4);
        var before = _sink.Heard.Count;

        _bridge.OnFunctionCall("c1", "ask_customer", "{}");
        await Until.DoneAsync(_bridge.ToolsCompleted);
        await PassAsync(2);

        _model.Commentary.ShouldBe(["The guest agrees."]);
        _model.Instructions.Count.ShouldBe(1, "only the opening was asked for");
        (_sink.Heard.Count - before).ShouldBe(400 * 8);
    }

    [Fact]
    public async Task The_farewell_counts_as_heard_when_it_was_played()
    {
        _observer.Tool = _ => Task.FromResult(new VoiceToolResult("Goodbye.", ToolContinuation.EndCall));
        await ConnectAsync();
        await PassAsync(4);

        _model.SpeechLength = TimeSpan.FromSeconds(1);
        _model.AppendCommentary("Thank you, goodbye.");
        await PassAsync(0.5);
        _bridge.OnFunctionCall("c1", "end_call", "{}");
        await Until.DoneAsync(_bridge.ToolsCompleted);
        _observer.IsFarewellHeard.ShouldBeFalse();
        await PassAsync(4);

        _observer.IsFarewellHeard.ShouldBeTrue();
    }

    [Fact]
    public async Task A_lost_session_is_replaced_and_the_next_one_apologizes()
    {
        await ConnectAsync();
        await PassAsync(4);
        var apology = _bridge.Apology;
        _bridge.DetachSession().ShouldNotBeNull();
        await PassAsync(0.5);
        var next = new FakeDuplexModel();

        await _bridge.AttachSessionAsync(new DuplexVoiceSession(next, _bridge), apology);
        await PassAsync(2);

        next.Commentary.ShouldBe([Lines.Apology]);
        next.Instructions.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await _bridge.DisposeAsync();
        _sink.Dispose();
    }

    private async Task ConnectAsync()
    {
        await _bridge.AttachSessionAsync(new DuplexVoiceSession(_model, _bridge));
        await _bridge.AttachStreamAsync(_sink);
    }

    /// <summary>Lets time pass on the line: the callee's frames move the model's clock.</summary>
    private async Task PassAsync(double seconds, byte value = VoiceBridgeFixture.Silent)
    {
        for (var frame = 0; frame < (int)(seconds * 50); frame++)
        {
            _timestamp += 20;
            await _bridge.OnCalleeAudioAsync(Audio.Create(20, value), _timestamp);
            _time.Advance(Frame);
        }
    }
}
