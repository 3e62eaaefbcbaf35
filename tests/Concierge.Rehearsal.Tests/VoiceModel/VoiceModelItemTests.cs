using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.Tests.VoiceModel;

public sealed class VoiceModelItemTests : VoiceModelTest
{
    private const string TenWords = "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj";

    [Fact]
    public async Task A_created_message_gets_its_requested_position()
    {
        await using var client = await ConnectAsync();
        await client.SendAsync("""{"type":"conversation.item.create","item":{"id":"b","type":"message","role":"user","content":[{"type":"input_text","text":"second"}]}}""");
        await client.SendAsync("""{"type":"conversation.item.create","previous_item_id":"root","item":{"id":"a","type":"message","role":"system","content":[{"type":"input_text","text":"first"}]}}""");
        await client.SendAsync("""{"type":"conversation.item.create","previous_item_id":"b","item":{"id":"c","type":"message","role":"assistant","content":[{"type":"output_text","text":"third"}]}}""");
        await client.NextAsync("conversation.item.done");
        await client.NextAsync("conversation.item.done");
        var third = await client.NextAsync("conversation.item.done");

        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        third.GetProperty("previous_item_id").GetString().ShouldBe("b");
        third.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("third");
        Policy.Contexts.Single().Conversation.ShouldBe([new TextEntry("system", "first"), new TextEntry("user", "second"), new AgentSpeechEntry("third", Truncated: false)]);
    }

    [Theory]
    [InlineData("""{"type":"conversation.item.create","previous_item_id":"nowhere","item":{"type":"message","role":"user","content":[]}}""", "item_create_invalid_previous_item_id")]
    [InlineData("""{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"call_x","output":"1"}}""", "invalid_tool_call_id")]
    [InlineData("""{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"output_text","text":"x"}]}}""", "invalid_value")]
    [InlineData("""{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text"}]}}""", "missing_required_parameter")]
    [InlineData("""{"type":"conversation.item.delete","item_id":"nothing"}""", "item_delete_invalid_item_id")]
    [InlineData("""{"type":"conversation.item.retrieve","item_id":"nothing"}""", "item_retrieve_invalid_item_id")]
    [InlineData("""{"type":"conversation.item.truncate","item_id":"nothing","content_index":0,"audio_end_ms":0}""", "item_truncate_invalid_item_id")]
    public async Task An_invalid_item_event_is_refused(string json, string code)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync(json);

        error.GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Items_can_be_retrieved_and_deleted()
    {
        await using var client = await ConnectAsync();
        await client.SendAsync("""{"type":"conversation.item.create","item":{"id":"a","type":"message","role":"user","content":[{"type":"input_text","text":"hello"}]}}""");

        await client.SendAsync("""{"type":"conversation.item.retrieve","item_id":"a"}""");
        var retrieved = await client.NextAsync("conversation.item.retrieved");
        await client.SendAsync("""{"type":"conversation.item.delete","item_id":"a"}""");
        await client.NextAsync("conversation.item.deleted");
        var error = await client.RefusedAsync("""{"type":"conversation.item.retrieve","item_id":"a"}""");

        retrieved.GetProperty("item").GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("hello");
        error.GetProperty("code").GetString().ShouldBe("item_retrieve_invalid_item_id");
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(350, "aaaa bbbb cccc")]
    [InlineData(999, "aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii")]
    public async Task Truncation_removes_the_words_that_were_not_played(int audioEndMs, string playedWords)
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says(TenWords));
        var item = await SpeakAsync(client);

        await client.SendAsync($$"""{"type":"conversation.item.truncate","item_id":"{{item}}","content_index":0,"audio_end_ms":{{audioEndMs}}}""");
        var truncated = await client.NextAsync("conversation.item.truncated");
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        truncated.GetProperty("audio_end_ms").GetInt32().ShouldBe(audioEndMs);
        Policy.Contexts.Last().Conversation.ShouldBe([new AgentSpeechEntry(playedWords, Truncated: true)]);
    }

    [Fact]
    public async Task Truncation_beyond_the_generated_audio_is_refused()
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says(TenWords));
        var item = await SpeakAsync(client);

        var error = await client.RefusedAsync(
            $$"""{"type":"conversation.item.truncate","event_id":"cut","item_id":"{{item}}","content_index":0,"audio_end_ms":1001}""");

        error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        error.GetProperty("code").GetString().ShouldBe("invalid_value");
        error.GetProperty("message").GetString().ShouldBe("Audio content of 1000ms is already shorter than 1001ms");
        error.GetProperty("event_id").GetString().ShouldBe("cut");
    }

    [Theory]
    [InlineData("350.5")]
    [InlineData("\"350\"")]
    public async Task A_truncation_end_that_is_not_a_whole_number_is_refused(string audioEndMs)
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says(TenWords));
        var item = await SpeakAsync(client);

        var error = await client.RefusedAsync(
            $$"""{"type":"conversation.item.truncate","item_id":"{{item}}","content_index":0,"audio_end_ms":{{audioEndMs}}}""");

        error.GetProperty("code").GetString().ShouldBe("invalid_type");
        error.GetProperty("param").GetString().ShouldBe("audio_end_ms");
    }

    [Fact]
    public async Task Truncation_of_an_item_without_audio_is_refused()
    {
        await using var client = await ConnectAsync();
        await client.SendAsync("""{"type":"conversation.item.create","item":{"id":"a","type":"message","role":"user","content":[{"type":"input_text","text":"hello"}]}}""");

        var error = await client.RefusedAsync("""{"type":"conversation.item.truncate","item_id":"a","content_index":0,"audio_end_ms":0}""");

        error.GetProperty("message").GetString().ShouldBe("Only model output audio messages can be truncated");
    }

    private static async Task<string> SpeakAsync(RealtimeClient client)
    {
        await client.SendAsync("""{"type":"response.create"}""");
        var done = await client.NextAsync("response.done");
        return done.GetProperty("response").GetProperty("output")[0].GetProperty("id").GetString()!;
    }
}
