using System.Text.Json;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Voice;

/// <summary>A session that follows a lost one is told what was said, and does not tell it again as news.</summary>
public sealed class OpenAIRealtimeRestoreTests
{
    [Fact]
    public async Task The_conversation_so_far_is_given_in_its_order_after_the_configuration()
    {
        await using var bench = await RealtimeSessionFixture.StartAsync();
        var opening = bench.Model().OpenAsync(
            RealtimeSessionFixture.Options with { History = [new(VoiceRole.Callee, "Luigi's, hello?"), new(VoiceRole.Agent, "A table for four.")] },
            bench.Listener,
            CancellationToken.None);
        await bench.Server.ConfigureAsync();
        var first = await bench.Server.ReceiveAsync("conversation.item.create");
        var second = await bench.Server.ReceiveAsync("conversation.item.create");
        await using var session = await Until.DoneAsync(opening);

        Read(first).ShouldBe(("user", "input_text", "Luigi's, hello?"));
        Read(second).ShouldBe(("assistant", "output_text", "A table for four."));

        var item = first.GetProperty("item").GetProperty("id").GetString();
        await bench.Server.SendAsync(JsonSerializer.Serialize(new { type = "conversation.item.added", event_id = "e", item = new { id = item, type = "message", role = "user" } }));
        await bench.Server.SendAsync("""{"type":"response.created","event_id":"e","response":{"id":"after","status":"in_progress"}}""");
        await bench.Listener.ToldAsync("created after");
        bench.Listener.Told.Count.ShouldBe(1, "its turns are known already");
    }

    [Fact]
    public async Task What_was_being_said_when_the_connection_broke_is_told_as_far_as_it_had_come()
    {
        await using var bench = await RealtimeSessionFixture.OpenAsync();
        await bench.Server.SendAsync("""{"type":"response.output_audio_transcript.delta","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":0,"delta":"A table for "}""");
        await bench.Server.SendAsync("""{"type":"response.output_audio_transcript.delta","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":0,"delta":"four"}""");
        await bench.Server.CloseAsync();

        await bench.Listener.ToldAsync("closed openai.connection_lost");
        bench.Listener.Told.ShouldBe(["agent i1 'A table for four'", "closed openai.connection_lost"]);
    }

    private static (string? Role, string? Type, string? Text) Read(JsonElement created)
    {
        var item = created.GetProperty("item");
        var content = item.GetProperty("content")[0];
        return (item.GetProperty("role").GetString(), content.GetProperty("type").GetString(), content.GetProperty("text").GetString());
    }
}
