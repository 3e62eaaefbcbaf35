using System.Text;
using System.Text.Json;
using Concierge.Tests.Media.Bridge;

namespace Concierge.Tests.Media.Realtime;

/// <summary>What an open voice session sends, and what it reports for the server's events.</summary>
public sealed class OpenAIRealtimeSessionTests
{
    private const string FunctionCall = """{"type":"function_call","id":"item_1","object":"realtime.item","status":"completed","call_id":"call_1","name":"end_call","arguments":"{}"}""";

    [Fact]
    public async Task Frames_are_coalesced_into_chunks()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        foreach (var frame in new byte[] { 1, 2, 3 })
        {
            await fixture.Session!.AppendAudioAsync(Audio.Create(20, frame));
        }

        var appended = await fixture.Server.ReceiveAsync("input_audio_buffer.append");
        Convert.FromBase64String(appended.GetProperty("audio").GetString()!)
            .ShouldBe([.. Enumerable.Repeat((byte)1, 160), .. Enumerable.Repeat((byte)2, 160), .. Enumerable.Repeat((byte)3, 160)]);
    }

    [Fact]
    public async Task Audio_that_is_not_base64_is_not_sent()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Session!.AppendAudioAsync("\"},{"u8.ToArray());
        await fixture.Session.AppendAudioAsync(Audio.Create(60));

        var appended = await fixture.Server.ReceiveAsync("input_audio_buffer.append");
        appended.GetProperty("audio").GetString().ShouldBe(Audio.CreateText(60));
    }

    [SkippableFact]
    public async Task Every_client_event_is_valid_in_the_published_schema()
    {
        Skip.If(RealtimeSchema.Instance is null, "The published schema is not beside this checkout.");
        await using var fixture = await RealtimeSessionFixture.OpenAsync();
        await fixture.Session!.AppendAudioAsync(Audio.Create(60));
        await fixture.Session.CreateResponseAsync();
        await fixture.Session.TruncateAsync("item_1", 0, 120);
        await fixture.Session.SendFunctionOutputAsync("call_1", "{\"accepted\":\"\u201Cyes\u201D \\ \u0001\"}");
        await fixture.Session.CancelResponseAsync("resp_1");
        await fixture.Session.AddNoteAsync("Say: \"Goodbye.\"");
        await fixture.Session.DeleteItemAsync("item_2");
        await fixture.Server.ReceiveAsync("conversation.item.delete");

        fixture.Server.Received.Select(sent => sent.GetProperty("type").GetString()).ShouldBe(
            ["session.update", "input_audio_buffer.append", "response.create", "conversation.item.truncate", "conversation.item.create", "response.cancel", "conversation.item.create", "conversation.item.delete"]);
        foreach (var sent in fixture.Server.Received)
        {
            RealtimeSchema.Instance.Validate("RealtimeClientEvent", sent).ShouldBeNull(sent.GetRawText());
            sent.GetProperty("event_id").GetString().ShouldNotBeNullOrEmpty("an error names the event that caused it by this id");
        }
    }

    [Fact]
    public async Task A_truncation_is_sent_in_whole_milliseconds()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Session!.TruncateAsync("item_1", 2, 1500);

        var sent = await fixture.Server.ReceiveAsync("conversation.item.truncate");
        sent.GetProperty("item_id").GetString().ShouldBe("item_1");
        sent.GetProperty("content_index").GetRawText().ShouldBe("2");
        sent.GetProperty("audio_end_ms").GetRawText().ShouldBe("1500");
    }

    [Theory]
    [InlineData("""{"type":"response.output_audio.delta","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":1,"delta":"f39/fw=="}""", "audio r1 i1 1 f39/fw==")]
    [InlineData("""{"delta":"f39/fw==","content_index":0,"item_id":"i1","response_id":"r1","type":"response.output_audio.delta"}""", "audio r1 i1 0 f39/fw==")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r1","item_id":"i1","content_index":0,"delta":"f39\/fw=="}""", "audio r1 i1 0 f39/fw==")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r1","item_id":"i1","content_index":0,"delta":"f39\u002Bfw=="}""", "audio r1 i1 0 f39+fw==")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r\u002d1","item_id":"i\u002d1","content_index":0,"delta":"f39/fw=="}""", "audio r-1 i-1 0 f39/fw==")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r1","item_id":"i1","content_index":0,"delta":"f39/fw"}""", "audio r1 i1 0 f39/fw==")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r1","item_id":"i1","content_index":0,"delta":null}""", "audio r1 i1 0 ")]
    [InlineData("""{"type":"conversation.item.input_audio_transcription.completed","item_id":"u1","content_index":0,"transcript":"Hi \ud83d\t\"you\" \ud83d\ude00"}""", "callee u1 'Hi \ufffd\t\"you\" \ud83d\ude00'")]
    [InlineData("""{"type":"response.output_audio_transcript.done","response_id":"r1","item_id":"i\u002d1","content_index":0,"transcript":"\ude00 Hello."}""", "agent i-1 '\ufffd Hello.'")]
    [InlineData("""{"type":"response\u002ecreated","event_id":"e","response":{"id":"r1","status":"in_progress"}}""", "created r1")]
    [InlineData("""{"type":"response.output_audio.done","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":0}""", "audio done i1 0")]
    [InlineData("""{"type":"input_audio_buffer.speech_started","event_id":"e","audio_start_ms":100,"item_id":"u1"}""", "speech started u1")]
    [InlineData("""{"type":"input_audio_buffer.speech_stopped","event_id":"e","audio_end_ms":900,"item_id":"u1"}""", "speech stopped u1 100")]
    [InlineData("""{"type":"conversation.item.added","event_id":"e","previous_item_id":"i0","item":{"id":"u1","type":"message","role":"user","content":[]}}""", "added u1 after i0 Callee")]
    [InlineData("""{"type":"conversation.item.added","event_id":"e","previous_item_id":null,"item":{"id":"i1","type":"message","role":"assistant","content":[]}}""", "added i1 after none Agent")]
    [InlineData("""{"type":"conversation.item.input_audio_transcription.completed","event_id":"e","item_id":"u1","content_index":0,"transcript":" Luigi's, hello? "}""", "callee u1 'Luigi's, hello?'")]
    [InlineData("""{"type":"conversation.item.input_audio_transcription.failed","event_id":"e","item_id":"u1","content_index":0,"error":{"type":"transcription_error"}}""", "callee u1 ''")]
    [InlineData("""{"type":"response.output_audio_transcript.done","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":0,"transcript":"Hello."}""", "agent i1 'Hello.'")]
    [InlineData("""{"type":"response.created","event_id":"e","response":{"id":"r1","status":"in_progress"}}""", "created r1")]
    [InlineData("""{"type":"response.done","event_id":"e","response":{"id":"r1","status":"completed"}}""", "done r1 fine")]
    [InlineData("""{"type":"response.done","event_id":"e","response":{"id":"r1","status":"cancelled","status_details":{"type":"cancelled","reason":"turn_detected"}}}""", "done r1 fine")]
    [InlineData("""{"type":"response.done","event_id":"e","response":{"id":"r1","status":"failed","status_details":{"type":"failed","error":{"type":"invalid_request_error","code":"insufficient_quota"}}}}""", "done r1 openai.insufficient_quota")]
    public async Task A_server_event_is_reported_to_the_listener(string serverEvent, string expected)
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Server.SendAsync(serverEvent);

        await fixture.Listener.WaitForNotificationAsync(expected);
        fixture.Listener.Notifications.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_function_call_is_reported_once_although_three_events_contain_it()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Server.SendAsync("""{"type":"response.function_call_arguments.done","event_id":"e","response_id":"r1","item_id":"item_1","output_index":0,"call_id":"call_1","name":"end_call","arguments":"{}"}""");
        await fixture.Server.SendAsync($$$"""{"type":"response.output_item.done","event_id":"e","response_id":"r1","output_index":0,"item":{{{FunctionCall}}} }""");
        await fixture.Server.SendAsync($$$"""{"type":"response.output_item.done","event_id":"e","response_id":"r1","output_index":0,"item":{{{FunctionCall}}} }""");
        await fixture.Server.SendAsync($$$"""{"type":"response.done","event_id":"e","response":{"id":"r1","status":"completed","output":[{{{FunctionCall}}}]}}""");

        await fixture.Listener.WaitForNotificationAsync("done r1 fine");
        fixture.Listener.Notifications.ShouldBe(["function call_1 end_call {}", "done r1 fine"]);
    }

    [Fact]
    public async Task Audio_is_handled_on_the_socket_thread_and_a_function_call_in_the_thread_pool()
    {
        // Not on a thread of the test framework.
        await using var fixture = await Task.Run(RealtimeSessionFixture.OpenAsync);
        var audioInPool = 0;
        for (var number = 0; number < 10; number++)
        {
            var call = FunctionCall.Replace("call_1", $"call_{number}", StringComparison.Ordinal);
            await fixture.Server.SendAsync($$"""{"type":"response.output_audio.delta","event_id":"e","response_id":"r1","item_id":"i1","output_index":0,"content_index":{{number}},"delta":"f39/fw=="}""");
            await fixture.Listener.WaitForNotificationAsync($"audio r1 i1 {number} f39/fw==");
            await fixture.Server.SendAsync($$$"""{"type":"response.output_item.done","event_id":"e","response_id":"r1","output_index":0,"item":{{{call}}} }""");
            await fixture.Listener.WaitForNotificationAsync($"function call_{number} end_call {{}}");

            // Audio that has arrived already is read without waiting, so it may be handled in the pool.
            audioInPool += fixture.Listener.WasNotifiedOnThreadPool($"audio r1 i1 {number} f39/fw==") ? 1 : 0;
            fixture.Listener.WasNotifiedOnThreadPool($"function call_{number} end_call {{}}").ShouldBeTrue();
        }

        audioInPool.ShouldBeLessThan(10);
    }

    [Fact]
    public async Task An_escaped_identifier_is_unescaped()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Server.SendAsync("""{"event_id":"e","item_id":"u\u002d1","audio_start_ms":100,"type":"input_audio_buffer.speech_started"}""");

        await fixture.Listener.WaitForNotificationAsync("speech started u-1");
    }

    [Fact]
    public async Task A_connection_that_this_side_aborts_is_not_logged_as_lost()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        for (var second = 0; second < 7; second++)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await fixture.Listener.WaitForNotificationAsync("closed openai.silent");
        fixture.Logs.Lines.ShouldNotContain(line => !line.StartsWith("Debug", StringComparison.Ordinal), "a socket that is aborted on purpose is no fault");
    }

    [Fact]
    public async Task Many_item_identifiers_are_distinguished()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        for (var round = 0; round < 2; round++)
        {
            for (var item = 0; item < 12; item++)
            {
                await fixture.Server.SendAsync($$"""{"type":"input_audio_buffer.speech_started","event_id":"e","audio_start_ms":100,"item_id":"u{{item}}"}""");
            }
        }

        await Until.TrueAsync(() => fixture.Listener.Notifications.Count == 24, "all events");
        fixture.Listener.Notifications.ShouldBe([.. Enumerable.Range(0, 24).Select(number => $"speech started u{number % 12}")]);
    }

    [Fact]
    public async Task An_incomplete_function_call_is_not_run()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();
        var cutCall = FunctionCall.Replace("completed", "incomplete", StringComparison.Ordinal);

        await fixture.Server.SendAsync("""{"type":"response.function_call_arguments.done","event_id":"e","response_id":"r1","item_id":"item_1","output_index":0,"call_id":"call_1","name":"end_call","arguments":"{"}""");
        await fixture.Server.SendAsync($$$"""{"type":"response.output_item.done","event_id":"e","response_id":"r1","output_index":0,"item":{{{cutCall}}} }""");
        await fixture.Server.SendAsync($$$"""{"type":"response.done","event_id":"e","response":{"id":"r1","status":"cancelled","output":[{{{cutCall}}}]}}""");

        await fixture.Listener.WaitForNotificationAsync("done r1 fine");
        fixture.Listener.Notifications.ShouldBe(["done r1 fine"]);
    }

    [Theory]
    [InlineData("this is not JSON")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"something.new","event_id":"e"}""")]
    [InlineData("""{"type":"response.output_audio.delta","delta":7}""")]
    [InlineData("""{"type":"response.output_audio.done","content_index":"zero"}""")]
    [InlineData("""{"type":"response.output_audio.done","content_index":1.5}""")]
    [InlineData("""{"type":"conversation.item.added","item":7}""")]
    [InlineData("""{"type":"response.output_item.done","item":null}""")]
    [InlineData("""{"type":"response.done"}""")]
    [InlineData("""{"type":"error"}""")]
    [InlineData("")]
    public async Task An_invalid_event_leaves_the_session_open(string invalidEvent)
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Server.SendAsync(invalidEvent);
        await fixture.Server.SendAsync("""{"type":"response.created","event_id":"e","response":{"id":"after","status":"in_progress"}}""");

        await fixture.Listener.WaitForNotificationAsync("created after");
        fixture.Listener.Notifications.ShouldNotContain(entry => entry.StartsWith("closed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_during_the_session_leaves_it_open()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Session!.CreateResponseAsync();
        var request = await fixture.Server.ReceiveAsync("response.create");
        var refusal = new { type = "error", event_id = "e", error = new { type = "invalid_request_error", code = "conversation_already_has_active_response", message = "Busy.", event_id = request.GetProperty("event_id").GetString() } };
        await fixture.Server.SendAsync(JsonSerializer.Serialize(refusal));

        await fixture.Listener.WaitForNotificationAsync("error openai.conversation_already_has_active_response response.create");
        fixture.Listener.Notifications.Count.ShouldBe(1, "the session continues");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_connection_is_reported_once(bool withCloseHandshake)
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await (withCloseHandshake ? fixture.Server.CloseAsync() : fixture.Server.AbortAsync());

        await fixture.Listener.WaitForNotificationAsync("closed openai.connection_lost");
        await fixture.Session!.DisposeAsync();
        fixture.Listener.Notifications.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_close_after_a_fatal_error_is_reported_with_the_code_of_that_error()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();
        await fixture.Server.SendAsync("""{"type":"error","event_id":"e","error":{"type":"invalid_request_error","code":"session_expired","message":"Your session hit the maximum duration of 60 minutes."}}""");

        await fixture.Server.CloseAsync();

        await fixture.Listener.WaitForNotificationAsync("closed openai.session_expired");
    }

    [Fact]
    public async Task Dispose_closes_the_connection_and_reports_no_loss()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();

        await fixture.Session!.DisposeAsync();
        await fixture.Session.DisposeAsync();

        (await fixture.Server.ReceiveAsync()).ShouldBeNull();
        fixture.Listener.Notifications.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sending_after_dispose_does_nothing()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();
        await fixture.Session!.DisposeAsync();

        await fixture.Session.AppendAudioAsync(Audio.Create(60));
        await fixture.Session.CreateResponseAsync();

        fixture.Listener.Notifications.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_very_long_event_is_read()
    {
        await using var fixture = await RealtimeSessionFixture.OpenAsync();
        var words = new StringBuilder().Insert(0, "yes ", 50_000).ToString().Trim();

        await fixture.Server.SendAsync($$"""{"type":"conversation.item.input_audio_transcription.completed","event_id":"e","item_id":"u1","content_index":0,"transcript":"{{words}}"}""");

        await fixture.Listener.WaitForNotificationAsync($"callee u1 '{words}'");
    }
}
