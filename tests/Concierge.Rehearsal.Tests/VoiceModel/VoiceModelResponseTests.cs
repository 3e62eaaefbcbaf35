using System.Text.Json;
using Concierge.Rehearsal.Dialogue;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.VoiceModel;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.VoiceModel;

public sealed class VoiceModelResponseTests : VoiceModelTest
{
    private const string Sentence = "Good evening, a table for four please.";
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat("word", 60));

    [Fact]
    public async Task A_spoken_response_sends_OpenAIs_events_in_order()
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says(Sentence));
        await client.UpdateSessionAsync(PcmuBothWays);

        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("rate_limits.updated");

        client.Types().Where(type => !type.EndsWith(".delta", StringComparison.Ordinal)).ShouldBe(
        [
            "session.created", "session.updated",
            "response.created", "response.output_item.added", "conversation.item.added", "response.content_part.added",
            "response.output_audio.done", "response.output_audio_transcript.done", "response.content_part.done",
            "conversation.item.done", "response.output_item.done", "response.done", "rate_limits.updated",
        ]);
        JoinDeltas(client, "response.output_audio_transcript.delta").ShouldBe(Sentence);
        var audio = client.Audio();
        audio.Length.ShouldBe(8 * ScriptedSpeech.MsPerWord * 7);
        TestAudio.Level([.. audio.Select(MuLaw.Decode)]).ShouldBeGreaterThan(4000);
        var response = GetLast(client, "response.done").GetProperty("response");
        response.GetProperty("status").GetString().ShouldBe("completed");
        response.GetProperty("output")[0].GetProperty("content")[0].GetProperty("transcript").GetString().ShouldBe(Sentence);
        response.GetProperty("usage").GetProperty("output_token_details").GetProperty("audio_tokens").GetInt32().ShouldBe(14);
    }

    [Theory]
    [InlineData("audio/pcm", 48)]
    [InlineData("audio/pcmu", 8)]
    [InlineData("audio/pcma", 8)]
    public async Task Each_format_has_the_same_duration(string format, int bytesPerMs)
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says("One two three."));
        await client.UpdateSessionAsync("\"audio\":{\"output\":{\"format\":{\"type\":\"" + format + "\"}}}");

        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        client.Audio().Length.ShouldBe(3 * ScriptedSpeech.MsPerWord * bytesPerMs);
    }

    [Fact]
    public async Task Audio_is_sent_at_the_output_speed_and_not_at_once()
    {
        var clock = new FakeTimeProvider();
        Clock = clock;
        Options = new VoiceModelOptions { FirstOutputDelay = TimeSpan.FromMilliseconds(200), OutputSpeed = 3 };
        await using var client = await ConnectAsync(ScriptedPolicy.Says(string.Join(' ', Enumerable.Repeat("word", 30))));
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.created");

        for (var waited = 0; await CountChunksAsync() == 0; waited++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(waited == 0 ? 199 : 1));
        }

        // This is the earliest possible start. The client may receive the first chunk some milliseconds later.
        var start = clock.Start.AddMilliseconds(200);
        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(start);
        for (var chunk = 1; chunk < 30 * ScriptedSpeech.MsPerWord / 100; chunk++)
        {
            var due = start.AddMilliseconds(Math.Ceiling(chunk * 100 / 3.0));
            if (clock.GetUtcNow() < due)
            {
                clock.SetUtcNow(due.AddMilliseconds(-1));
                (await CountChunksAsync()).ShouldBeLessThanOrEqualTo(chunk);
            }

            while (await CountChunksAsync() <= chunk)
            {
                clock.Advance(TimeSpan.FromMilliseconds(1));
            }
        }

        await client.NextOrSeenAsync("response.done");
        (clock.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromMilliseconds(30 * ScriptedSpeech.MsPerWord));

        // The server's reply arrives after every event that it sent before, so all chunks so far are counted.
        async Task<int> CountChunksAsync()
        {
            await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
            await client.NextAsync("input_audio_buffer.cleared");
            return client.Events.Count(serverEvent => serverEvent.GetProperty("type").GetString() == "response.output_audio.delta");
        }
    }

    [Fact]
    public async Task A_function_call_follows_the_speech()
    {
        const string arguments = """{"status":"confirmed","confirmation_number":"ABC123","party_size":4}""";
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Thank you.", new PlannedFunctionCall("report_outcome", arguments)));
        await client.UpdateSessionAsync(""" "tools":[{"type":"function","name":"report_outcome","description":"Report.","parameters":{"type":"object"}}] """);

        await client.SendAsync("""{"type":"response.create"}""");
        var done = (await client.NextAsync("response.done")).GetProperty("response");

        var call = done.GetProperty("output")[1];
        call.GetProperty("type").GetString().ShouldBe("function_call");
        call.GetProperty("status").GetString().ShouldBe("completed");
        call.GetProperty("arguments").GetString().ShouldBe(arguments);
        JoinDeltas(client, "response.function_call_arguments.delta").ShouldBe(arguments);
        GetLast(client, "response.function_call_arguments.done").GetProperty("name").GetString().ShouldBe("report_outcome");
        Policy.Contexts.Single().Tools.Single().Name.ShouldBe("report_outcome");

        var callId = call.GetProperty("call_id").GetString();
        await client.SendAsync($$$"""{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"{{{callId}}}","output":"noted"}}""");
        await client.SendAsync("""{"type":"response.create"}""");
        var second = (await client.NextAsync("response.done")).GetProperty("response");

        second.GetProperty("status").GetString().ShouldBe("completed");
        second.GetProperty("output").GetArrayLength().ShouldBe(0);
        Policy.Contexts.Last().Conversation.ShouldBe(
        [
            new AgentSpeechEntry("Thank you.", Truncated: false),
            new FunctionCallEntry(callId!, "report_outcome", arguments),
            new FunctionOutputEntry(callId!, "noted"),
        ]);
    }

    [Fact]
    public async Task Only_one_response_is_active_at_a_time()
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says(LongText));
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.output_audio.delta");

        var error = await client.RefusedAsync("""{"type":"response.create","event_id":"second"}""");

        error.GetProperty("code").GetString().ShouldBe("conversation_already_has_active_response");
        error.GetProperty("event_id").GetString().ShouldBe("second");
        (await client.NextAsync("response.done")).GetProperty("response").GetProperty("status").GetString().ShouldBe("completed");
    }

    [Fact]
    public async Task A_cancelled_response_ends_incomplete_and_sends_no_more_audio()
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says(LongText, new PlannedFunctionCall("end_call", "{}")));
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.output_audio.delta");

        await client.SendAsync("""{"type":"response.cancel"}""");
        var response = (await client.NextAsync("response.done")).GetProperty("response");
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.NextAsync("input_audio_buffer.cleared");

        response.GetProperty("status").GetString().ShouldBe("cancelled");
        response.GetProperty("status_details").GetProperty("reason").GetString().ShouldBe("client_cancelled");
        response.GetProperty("output").GetArrayLength().ShouldBe(1);
        GetLast(client, "response.output_item.done").GetProperty("item").GetProperty("status").GetString().ShouldBe("incomplete");
        client.Types().SkipWhile(type => type != "response.done").ShouldBe(["response.done", "rate_limits.updated", "input_audio_buffer.cleared"]);
        client.Audio().Length.ShouldBeLessThan(48 * ScriptedSpeech.MsPerWord * 60);
    }

    [Fact]
    public async Task Cancelling_without_an_active_response_is_refused()
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync("""{"type":"response.cancel"}""");

        error.GetProperty("code").GetString().ShouldBe("response_cancel_not_active");
    }

    [Fact]
    public async Task An_out_of_band_response_adds_no_item_to_the_conversation()
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says("A note."), ScriptedPolicy.Says("Hello."));
        await client.UpdateSessionAsync(""" "instructions":"Be kind." """);
        await client.SendAsync("""
            {"type":"response.create","response":{"conversation":"none","output_modalities":["text"],"instructions":"Classify.","metadata":{"purpose":"note"},
              "input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"What is it?"}]}]}}
            """);
        var outOfBand = (await client.NextAsync("response.done")).GetProperty("response");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        outOfBand.GetProperty("metadata").GetProperty("purpose").GetString().ShouldBe("note");
        outOfBand.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("A note.");
        JoinDeltas(client, "response.output_text.delta").ShouldBe("A note.");
        client.Types().Count(type => type == "conversation.item.added").ShouldBe(1);
        var contexts = Policy.Contexts.ToArray();
        contexts[0].ResponseInstructions.ShouldBe("Classify.");
        contexts[0].Conversation.ShouldBe([new TextEntry("user", "What is it?")]);
        contexts[1].ResponseInstructions.ShouldBeNull();
        contexts[1].Instructions.ShouldBe("Be kind.");
        contexts[1].Conversation.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_limit_makes_the_response_incomplete()
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says(LongText));
        await client.SendAsync("""{"type":"response.create","response":{"max_output_tokens":20}}""");

        var response = (await client.NextAsync("response.done")).GetProperty("response");

        response.GetProperty("status").GetString().ShouldBe("incomplete");
        response.GetProperty("status_details").GetProperty("reason").GetString().ShouldBe("max_output_tokens");
        client.Audio().Length.ShouldBe(48 * 1000);
    }

    [Fact]
    public async Task A_failing_synthesizer_fails_only_the_response()
    {
        Speech = new ScriptedSpeech { FailsToSynthesize = true };
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Hello."));
        await client.SendAsync("""{"type":"response.create"}""");

        var response = (await client.NextAsync("response.done")).GetProperty("response");

        response.GetProperty("status").GetString().ShouldBe("failed");
        response.GetProperty("status_details").GetProperty("error").GetProperty("type").GetString().ShouldBe("server_error");
        await client.SendAsync("""{"type":"response.create"}""");
        (await client.NextAsync("response.done")).GetProperty("response").GetProperty("status").GetString().ShouldBe("completed");
    }

    private static JsonElement GetLast(RealtimeClient client, string type) =>
        client.Events.Last(serverEvent => serverEvent.GetProperty("type").GetString() == type);

    private static string JoinDeltas(RealtimeClient client, string type) =>
        string.Concat(client.Events.Where(serverEvent => serverEvent.GetProperty("type").GetString() == type)
            .Select(serverEvent => serverEvent.GetProperty("delta").GetString()));
}
