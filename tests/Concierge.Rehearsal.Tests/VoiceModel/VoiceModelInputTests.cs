using System.Text.Json;
using Concierge.Rehearsal.Dialogue;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.VoiceModel;

public sealed class VoiceModelInputTests : VoiceModelTest
{
    private const string Pcmu = """ "audio":{"input":{"format":{"type":"audio/pcmu"},"transcription":{"model":"whisper-1"},"turn_detection":{"type":"server_vad","threshold":0.5,"prefix_padding_ms":300,"silence_duration_ms":500}},"output":{"format":{"type":"audio/pcmu"}}} """;
    private const string WithoutTurnDetection = """ "audio":{"input":{"format":{"type":"audio/pcmu"},"turn_detection":null}} """;

    [Fact]
    public async Task A_turn_is_detected_committed_answered_and_transcribed()
    {
        Speech = new ScriptedSpeech("hello luigi's");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.UpdateSessionAsync(Pcmu);

        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Silence(1000), TestAudio.Tone(600), TestAudio.Silence(700)));
        await client.NextAsync("response.done");
        await client.NextOrSeenAsync("conversation.item.input_audio_transcription.completed");

        client.Types().Skip(2).Take(6).ShouldBe(
        [
            "input_audio_buffer.speech_started", "input_audio_buffer.speech_stopped", "input_audio_buffer.committed",
            "conversation.item.added", "conversation.item.done", "response.created",
        ]);
        var started = GetFirst(client, "input_audio_buffer.speech_started");
        started.GetProperty("audio_start_ms").GetInt32().ShouldBeInRange(640, 740);
        GetFirst(client, "input_audio_buffer.speech_stopped").GetProperty("audio_end_ms").GetInt32().ShouldBeInRange(2040, 2160);
        var transcription = GetFirst(client, "conversation.item.input_audio_transcription.completed");
        transcription.GetProperty("transcript").GetString().ShouldBe("hello luigi's");
        transcription.GetProperty("item_id").GetString().ShouldBe(started.GetProperty("item_id").GetString());
        GetFirst(client, "conversation.item.input_audio_transcription.delta").GetProperty("delta").GetString().ShouldBe("hello luigi's");
        Policy.Contexts.Single().Conversation.ShouldBe([new CalleeSpeechEntry("hello luigi's")]);
        Speech.RecognizedMs.Single().ShouldBeInRange(1300, 1500);
    }

    [Fact]
    public async Task The_transcript_may_come_after_the_response()
    {
        Options = Options with { TranscriptionDelay = TimeSpan.FromMilliseconds(400) };
        Speech = new ScriptedSpeech("hello");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.UpdateSessionAsync(Pcmu);

        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(600), TestAudio.Silence(700)));
        await client.NextAsync("conversation.item.input_audio_transcription.completed");

        client.Types().ShouldContain("response.done");
    }

    [Fact]
    public async Task Linear_audio_is_recognized()
    {
        Speech = new ScriptedSpeech("hello");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));

        await client.AppendAsync(TestAudio.Pcm(TestAudio.Silence(500), TestAudio.Tone(600), TestAudio.Silence(400)));
        var started = await client.NextAsync("input_audio_buffer.speech_started");
        await client.NextAsync("response.done");

        started.GetProperty("audio_start_ms").GetInt32().ShouldBeInRange(150, 240);
        Policy.Contexts.Single().Conversation.ShouldBe([new CalleeSpeechEntry("hello")]);
    }

    [Fact]
    public async Task Without_a_transcription_setting_there_is_no_transcript()
    {
        Speech = new ScriptedSpeech("hello");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));

        await client.AppendAsync(TestAudio.Pcm(TestAudio.Tone(600), TestAudio.Silence(400)));
        await client.NextAsync("response.done");
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.NextAsync("input_audio_buffer.cleared");

        client.Types().ShouldNotContain(type => type.Contains("transcription", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_heard_item_has_a_null_transcript_until_there_is_one()
    {
        Speech = new ScriptedSpeech("hello");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.UpdateSessionAsync(Pcmu);

        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(600), TestAudio.Silence(700)));
        var added = await client.NextAsync("conversation.item.added");
        var done = await client.NextAsync("conversation.item.done");
        await client.NextAsync("conversation.item.input_audio_transcription.completed");
        var retrieved = await RetrieveAsync(client, added.GetProperty("item").GetProperty("id").GetString());

        GetTranscript(added).ValueKind.ShouldBe(JsonValueKind.Null);
        GetTranscript(done).ValueKind.ShouldBe(JsonValueKind.Null);
        GetTranscript(retrieved).GetString().ShouldBe("hello");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_heard_item_without_a_transcript_keeps_null(bool failsToRecognize)
    {
        Speech = new ScriptedSpeech("hello") { FailsToRecognize = failsToRecognize };
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.UpdateSessionAsync(failsToRecognize ? Pcmu : PcmuBothWays);
        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(600), TestAudio.Silence(700)));
        var added = await client.NextAsync("conversation.item.added");
        await client.NextAsync(failsToRecognize ? "conversation.item.input_audio_transcription.failed" : "response.done");

        var retrieved = await RetrieveAsync(client, added.GetProperty("item").GetProperty("id").GetString());

        GetTranscript(retrieved).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_failing_recognizer_fails_the_transcription_but_not_the_response()
    {
        Speech = new ScriptedSpeech { FailsToRecognize = true };
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Pardon?"));
        await client.UpdateSessionAsync(Pcmu);

        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(600), TestAudio.Silence(700)));

        // The failed transcription and the response are independent, so either may come first.
        await client.NextAsync("conversation.item.input_audio_transcription.failed");
        await client.NextOrSeenAsync("response.done");

        var response = client.Events.Single(serverEvent => serverEvent.GetProperty("type").GetString() == "response.done");
        response.GetProperty("response").GetProperty("status").GetString().ShouldBe("completed");
        Policy.Contexts.Single().Conversation.ShouldBe([new CalleeSpeechEntry("")]);
    }

    [Fact]
    public async Task Speech_interrupts_the_response()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("word", 60));
        Speech = new ScriptedSpeech("wait");
        await using var client = await ConnectAsync(ScriptedPolicy.Says(sentence), ScriptedPolicy.Says("Yes?"));
        await client.UpdateSessionAsync(Pcmu);
        await client.SendAsync("""{"type":"response.create"}""");
        var item = (await client.NextAsync("response.output_audio.delta")).GetProperty("item_id").GetString();

        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(600)));
        await client.NextAsync("input_audio_buffer.speech_started");
        var done = (await client.NextAsync("response.done")).GetProperty("response");
        await client.SendAsync($$"""{"type":"conversation.item.truncate","item_id":"{{item}}","content_index":0,"audio_end_ms":50}""");
        await client.NextAsync("conversation.item.truncated");
        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Silence(700)));
        await client.NextAsync("response.done");

        done.GetProperty("status").GetString().ShouldBe("cancelled");
        done.GetProperty("status_details").GetProperty("reason").GetString().ShouldBe("turn_detected");
        Policy.Contexts.Last().Conversation.ShouldBe([new AgentSpeechEntry("", Truncated: true), new CalleeSpeechEntry("wait")]);
    }

    [Fact]
    public async Task Speech_does_not_interrupt_when_interruption_is_disabled()
    {
        var sentence = string.Join(' ', Enumerable.Repeat("word", 30));
        Speech = new ScriptedSpeech("mm hm");
        await using var client = await ConnectAsync(ScriptedPolicy.Says(sentence));
        await client.UpdateSessionAsync(""" "audio":{"input":{"format":{"type":"audio/pcmu"},"turn_detection":{"type":"server_vad","interrupt_response":false}}} """);
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.output_audio.delta");

        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(600), TestAudio.Silence(700)));
        var error = (await client.NextAsync("error")).GetProperty("error");
        var done = await client.NextAsync("response.done");

        error.GetProperty("code").GetString().ShouldBe("conversation_already_has_active_response");
        done.GetProperty("response").GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task Without_turn_detection_the_client_commits_the_buffer()
    {
        Speech = new ScriptedSpeech("hello");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.UpdateSessionAsync(WithoutTurnDetection);

        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(600), TestAudio.Silence(900)));
        await client.SendAsync("""{"type":"input_audio_buffer.commit"}""");
        await client.NextAsync("conversation.item.done");
        client.Types().ShouldNotContain("input_audio_buffer.speech_started");
        client.Types().ShouldNotContain("response.created");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        Policy.Contexts.Single().Conversation.ShouldBe([new CalleeSpeechEntry("hello")]);
        Speech.RecognizedMs.Single().ShouldBe(1500);
    }

    [Fact]
    public async Task An_empty_buffer_cannot_be_committed()
    {
        await using var client = await ConnectAsync();
        await client.UpdateSessionAsync(WithoutTurnDetection);
        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Tone(500)));
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");

        var error = await client.RefusedAsync("""{"type":"input_audio_buffer.commit"}""");

        error.GetProperty("code").GetString().ShouldBe("input_audio_buffer_commit_empty");
    }

    [Fact]
    public async Task Audio_before_an_update_uses_the_earlier_format()
    {
        await using var client = await ConnectAsync();

        // As 24 kHz PCM, the bytes of 1.6 s of μ-law last about a third of a second.
        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Silence(1600)));
        await client.UpdateSessionAsync(Pcmu);
        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Silence(1000), TestAudio.Tone(400)));
        var started = await client.NextAsync("input_audio_buffer.speech_started");

        started.GetProperty("audio_start_ms").GetInt32().ShouldBeInRange(900, 1100);
    }

    [Fact]
    public async Task A_long_silence_prompts_the_model()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        Clock = clock;
        Options = Options with { FirstOutputDelay = TimeSpan.Zero, OutputSpeed = 1e9 };
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."), ScriptedPolicy.Says("Are you there?"));
        await client.UpdateSessionAsync(""" "audio":{"input":{"format":{"type":"audio/pcmu"},"turn_detection":{"type":"server_vad","idle_timeout_ms":6000}}} """);
        await client.AppendAsync(TestAudio.Pcmu(TestAudio.Silence(8000)));
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("rate_limits.updated");
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.NextAsync("input_audio_buffer.cleared");

        clock.Advance(TimeSpan.FromSeconds(5.9));
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.NextAsync("input_audio_buffer.cleared");
        client.Types().ShouldNotContain("input_audio_buffer.timeout_triggered");
        clock.Advance(TimeSpan.FromSeconds(0.4));
        var triggered = await client.NextAsync("input_audio_buffer.timeout_triggered");
        await client.NextAsync("input_audio_buffer.committed");
        await client.NextAsync("response.done");

        triggered.GetProperty("audio_start_ms").GetInt32().ShouldBe(2000);
        triggered.GetProperty("audio_end_ms").GetInt32().ShouldBe(8000);
        Policy.Contexts.Last().Conversation.ShouldBe([new AgentSpeechEntry("Good evening.", Truncated: false), new CalleeSpeechEntry("")]);
    }

    private static JsonElement GetFirst(RealtimeClient client, string type) =>
        client.Events.First(serverEvent => serverEvent.GetProperty("type").GetString() == type);

    private static async Task<JsonElement> RetrieveAsync(RealtimeClient client, string? itemId)
    {
        await client.SendAsync($$"""{"type":"conversation.item.retrieve","item_id":"{{itemId}}"}""");
        return await client.NextAsync("conversation.item.retrieved");
    }

    private static JsonElement GetTranscript(JsonElement itemEvent) => itemEvent.GetProperty("item").GetProperty("content")[0].GetProperty("transcript");
}
