using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>The client manages turns itself: turn detection reports speech but neither creates nor interrupts responses.</summary>
public sealed class ManualTurnTests : VoiceModelTest
{
    private const string ManualTurns = """ "audio":{"input":{"format":{"type":"audio/pcmu"},"turn_detection":{"type":"server_vad","create_response":false,"interrupt_response":false}},"output":{"format":{"type":"audio/pcmu"}}} """;
    private static readonly string LongText = string.Join(' ', Enumerable.Repeat("word", 60));
    private static readonly byte[] Turn = TestAudio.Pcmu(TestAudio.Tone(600), TestAudio.Silence(700));

    [Fact]
    public async Task A_turn_is_committed_but_answered_only_after_response_create()
    {
        Speech = new ScriptedSpeech("hello", "for how many");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.UpdateSessionAsync(ManualTurns);

        await client.AppendAsync(Turn);
        await client.NextAsync("conversation.item.done");
        await client.AppendAsync(Turn);
        await client.NextAsync("conversation.item.done");
        client.Types().ShouldNotContain("response.created");
        Policy.Contexts.ShouldBeEmpty();

        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        Policy.Contexts.Single().Conversation.ShouldBe([new CalleeSpeechEntry("hello"), new CalleeSpeechEntry("for how many")]);
    }

    [Fact]
    public async Task Speech_does_not_interrupt_the_response_until_the_client_cancels_it_by_its_id()
    {
        Speech = new ScriptedSpeech("wait");
        await using var client = await ConnectAsync(ScriptedPolicy.Says(LongText, new PlannedFunctionCall("end_call", "{}")), ScriptedPolicy.Says("Yes?"));
        await client.UpdateSessionAsync(ManualTurns);
        await client.SendAsync("""{"type":"response.create"}""");
        var first = await client.NextAsync("response.output_audio.delta");
        var (response, item) = (first.GetProperty("response_id").GetString(), first.GetProperty("item_id").GetString());

        await client.AppendAsync(Turn);
        await client.NextAsync("input_audio_buffer.speech_started");
        await client.NextAsync("response.output_audio.delta");
        client.Types().ShouldNotContain("response.done");
        await client.SendAsync($$"""{"type":"response.cancel","response_id":"{{response}}"}""");
        var done = (await client.NextAsync("response.done")).GetProperty("response");
        await client.SendAsync($$"""{"type":"conversation.item.truncate","item_id":"{{item}}","content_index":0,"audio_end_ms":100}""");
        await client.NextAsync("conversation.item.truncated");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        done.GetProperty("id").GetString().ShouldBe(response);
        done.GetProperty("status").GetString().ShouldBe("cancelled");
        done.GetProperty("status_details").GetProperty("reason").GetString().ShouldBe("client_cancelled");
        Policy.Contexts.Last().Conversation.ShouldBe([new AgentSpeechEntry("word", Truncated: true), new CalleeSpeechEntry("wait")]);
    }

    [Fact]
    public async Task A_function_call_of_a_cancelled_response_is_incomplete_and_not_in_the_conversation()
    {
        var arguments = $$"""{"reason":"{{LongText}} {{LongText}} {{LongText}} {{LongText}}"}""";
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Goodbye.", new PlannedFunctionCall("end_call", arguments)));
        await client.UpdateSessionAsync(ManualTurns);
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.function_call_arguments.delta");

        await client.SendAsync("""{"type":"response.cancel"}""");
        var done = (await client.NextAsync("response.done")).GetProperty("response");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        var call = done.GetProperty("output")[1];
        call.GetProperty("status").GetString().ShouldBe("incomplete");
        call.GetProperty("arguments").GetString()!.Length.ShouldBeLessThan(arguments.Length);
        client.Types().ShouldContain("response.function_call_arguments.done");
        Policy.Contexts.Last().Conversation.ShouldBe([new AgentSpeechEntry("Goodbye.", Truncated: false)]);
    }

    [Fact]
    public async Task A_turn_with_only_noise_can_be_deleted()
    {
        Speech = new ScriptedSpeech("the", "hello");
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.UpdateSessionAsync(ManualTurns);
        await client.AppendAsync(Turn);
        var noise = (await client.NextAsync("input_audio_buffer.committed")).GetProperty("item_id").GetString();

        await client.SendAsync($$"""{"type":"conversation.item.delete","item_id":"{{noise}}"}""");
        var deleted = await client.NextAsync("conversation.item.deleted");
        await client.AppendAsync(Turn);
        var next = await client.NextAsync("input_audio_buffer.committed");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        deleted.GetProperty("item_id").GetString().ShouldBe(noise);
        next.GetProperty("previous_item_id").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        Policy.Contexts.Single().Conversation.ShouldBe([new CalleeSpeechEntry("hello")]);
    }

    [Theory]
    [InlineData("""{"type":"response.cancel","event_id":"e1"}""", "response_cancel_not_active")]
    [InlineData("""{"type":"response.cancel","event_id":"e1","response_id":"resp_gone"}""", "response_cancel_not_active")]
    [InlineData("""{"type":"conversation.item.delete","event_id":"e1","item_id":"item_gone"}""", "item_delete_invalid_item_id")]
    [InlineData("""{"type":"conversation.item.truncate","event_id":"e1","item_id":"item_gone","content_index":0,"audio_end_ms":0}""", "item_truncate_invalid_item_id")]
    [InlineData("""{"type":"conversation.item.create","event_id":"e1","previous_item_id":"item_gone","item":{"type":"message","role":"user","content":[]}}""", "item_create_invalid_previous_item_id")]
    public async Task A_late_event_is_refused_with_its_error_code(string json, string code)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync(json);

        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("event_id").GetString().ShouldBe("e1");
    }
}
