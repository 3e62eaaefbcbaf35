using System.Diagnostics;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Tests.Speech;
using Concierge.Rehearsal.VoiceModel;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.VoiceModel;

[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class VoiceModelRealSpeechTests(SpeechFixture speech, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task A_sentence_is_recognized_and_answered_with_audio()
    {
        speech.SkipUnlessAvailable();
        await speech.Engine.WarmUpAsync(["rms", "slt"], ["rms"], CancellationToken.None);
        var policy = new ScriptedPolicy(ScriptedPolicy.Says("I would like to book a table for four people."));
        await using var server = await VoiceModelServer.StartAsync(
            new VoiceModelOptions(), new EngineSpeech(speech.Engine), policy, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        await using var client = await RealtimeClient.ConnectAsync(server.BaseAddress);
        await client.UpdateSessionAsync("""
            "audio":{"input":{"format":{"type":"audio/pcmu"},"transcription":{"model":"gpt-transcribe"},"turn_detection":{"type":"server_vad","silence_duration_ms":500}},
              "output":{"format":{"type":"audio/pcmu"}}}
            """);
        var sentence = speech.Engine.CreateSynthesizer("rms").Synthesize("What time would you like the table?");

        foreach (var frame in TestAudio.Pcmu(TestAudio.Silence(400), sentence, TestAudio.Silence(900)).Chunk(160))
        {
            await client.AppendAsync(frame);
        }

        // The client sends all audio at once. That is the worst case: in a call the recognizer works while the callee speaks.
        var sentAt = Stopwatch.GetTimestamp();
        await client.NextAsync("response.output_audio.delta");
        output.WriteLine($"From the last frame to the first audio: {Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds:0} ms.");
        await client.NextAsync("response.done");
        output.WriteLine($"From there to the end of the response: {Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds:0} ms.");
        await client.NextOrSeenAsync("conversation.item.input_audio_transcription.completed");

        var transcription = client.Events.Single(
            serverEvent => serverEvent.GetProperty("type").GetString() == "conversation.item.input_audio_transcription.completed");
        transcription.GetProperty("transcript").GetString().ShouldBe("what time would you like the table");
        var answer = client.Audio().Select(MuLaw.Decode).ToArray();
        answer.Length.ShouldBeGreaterThan(2 * 8000);
        TestAudio.Level(answer).ShouldBeGreaterThan(300);
        using var recognizer = speech.Engine.CreateRecognizer("slt");
        recognizer.Begin();
        recognizer.Push(answer);
        recognizer.End().ShouldContain("book a table for four");
    }

    private sealed class EngineSpeech(SpeechEngine engine) : IVoiceModelSpeech
    {
        public ISpeechSynthesizer CreateSynthesizer(string voice) => engine.CreateSynthesizer("slt");

        public ISpeechRecognizer CreateRecognizer() => engine.CreateRecognizer("rms");
    }
}
