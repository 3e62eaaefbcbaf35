using System.Text.Json;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Realtime;

/// <summary>A session that replaces a lost one receives the conversation so far and does not report it again.</summary>
public sealed class OpenAIRealtimeRestoreTests
{
    [Fact]
    public async Task The_conversation_so_far_is_sent_in_order_after_the_configuration()
    {
        await using var fixture = await RealtimeSessionFixture.StartAsync();
        var opening = fixture.Model().OpenAsync(
            RealtimeSessionFixture.Options with { History = [new(VoiceRole.Callee, "Luigi's, hello?"), new(VoiceRole.Agent, "A table for four.")] },
            fixture.Listener,
            CancellationToken.None);
        await fixture.Server.ConfigureAsync();
        var first = await fixture.Server.ReceiveAsync("conversation.item.create");
        var second = await fixture.Server.ReceiveAsync("conversation.item.create");
        await using var session = await Until.DoneAsync(opening);

        Read(first).ShouldBe(("user", "input_text", "Luigi's, hello?"));
        Read(second).ShouldBe(("assistant", "output_text", "A table for four."));

        var item = first.GetProperty("item").GetProperty("id").GetString();
        await fixture.Server.SendAsync(JsonSerializer.Serialize(new { type = "conversation.item.added", event_id = "e", item = new { id = item, type = "message", role = "user" } }));
        await fixture.Server.SendAsync("""{"type":"response.created","event_id":"e","response":{"id":"after","status":"in_progress"}}""");
        await fixture.Listener.WaitForNotificationAsync("created after");
        fixture.Listener.Notifications.Count.ShouldBe(1, "the listener knows the restored turns already");
    }

    [Fact]
    public async Task A_partial_agent_transcript_is_reported_when_the_connection_is_lost()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();
        await fixture.Server.SendAsync("""{"type":"response.output_audio_transcript.delta","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":0,"delta":"A table for "}""");
        await fixture.Server.SendAsync("""{"type":"response.output_audio_transcript.delta","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":0,"delta":"four"}""");
        await fixture.Server.CloseAsync();

        await fixture.Listener.WaitForNotificationAsync("closed openai.connection_lost");
        fixture.Listener.Notifications.ShouldBe(["agent i1 'A table for four'", "closed openai.connection_lost"]);
    }

    private static (string? Role, string? Type, string? Text) Read(JsonElement created)
    {
        var item = created.GetProperty("item");
        var content = item.GetProperty("content")[0];
        return (item.GetProperty("role").GetString(), content.GetProperty("type").GetString(), content.GetProperty("text").GetString());
    }
}
