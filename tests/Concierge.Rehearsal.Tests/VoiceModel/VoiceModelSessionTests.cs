using System.Text.Json;

namespace Concierge.Rehearsal.Tests.VoiceModel;

public sealed class VoiceModelSessionTests : VoiceModelTest
{
    [Fact]
    public async Task An_update_returns_the_complete_session()
    {
        await using var client = await ConnectAsync();

        var session = await client.UpdateSessionAsync("""
            "model":"gpt-realtime-2.1","instructions":"Book a table.","output_modalities":["audio"],
            "audio":{"input":{"format":{"type":"audio/pcmu"},"transcription":{"model":"gpt-transcribe","language":"en","keywords":["Luigi"]},
                "noise_reduction":{"type":"far_field"},
                "turn_detection":{"type":"server_vad","threshold":0.4,"prefix_padding_ms":200,"silence_duration_ms":500,"create_response":true,"interrupt_response":true,"idle_timeout_ms":8000}},
              "output":{"format":{"type":"audio/pcmu"},"voice":"marin","speed":1.1}},
            "tools":[{"type":"function","name":"end_call","description":"Hang up.","parameters":{"type":"object","properties":{}}}],
            "tool_choice":"auto","max_output_tokens":"inf","truncation":{"type":"retention_ratio","retention_ratio":0.8},"tracing":null,
            "reasoning":{"effort":"low"}
            """);

        session.GetProperty("instructions").GetString().ShouldBe("Book a table.");
        session.GetProperty("tools")[0].GetProperty("name").GetString().ShouldBe("end_call");
        var audio = session.GetProperty("audio");
        audio.GetProperty("output").GetProperty("voice").GetString().ShouldBe("marin");
        audio.GetProperty("output").GetProperty("format").GetProperty("type").GetString().ShouldBe("audio/pcmu");
        audio.GetProperty("input").GetProperty("turn_detection").GetProperty("idle_timeout_ms").GetInt32().ShouldBe(8000);
        audio.GetProperty("input").GetProperty("transcription").GetProperty("language").GetString().ShouldBe("en");
    }

    [Fact]
    public async Task An_update_keeps_the_fields_it_omits()
    {
        await using var client = await ConnectAsync();
        await client.UpdateSessionAsync(""" "instructions":"First.","audio":{"output":{"voice":"cedar"}} """);

        var session = await client.UpdateSessionAsync(""" "audio":{"input":{"turn_detection":null}} """);

        session.GetProperty("instructions").GetString().ShouldBe("First.");
        session.GetProperty("audio").GetProperty("output").GetProperty("voice").GetString().ShouldBe("cedar");
        session.GetProperty("audio").GetProperty("input").GetProperty("turn_detection").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("{}", "missing_required_parameter", "session.type")]
    [InlineData("""{"type":"realtime","colour":"red"}""", "unknown_parameter", "session.colour")]
    [InlineData("""{"type":"realtime","temperature":0.8}""", "unknown_parameter", "session.temperature")]
    [InlineData("""{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","eagerness":"low"}}}}""", "unknown_parameter", "session.audio.input.turn_detection.eagerness")]
    [InlineData("""{"type":"realtime","output_modalities":["audio","text"]}""", "invalid_value", "session.output_modalities")]
    [InlineData("""{"type":"realtime","model":"gpt-realtime"}""", "invalid_value", "session.model")]
    [InlineData("""{"type":"realtime","audio":{"input":{"format":{"type":"g711_ulaw"}}}}""", "invalid_value", "session.audio.input.format.type")]
    [InlineData("""{"type":"realtime","audio":{"input":{"format":{"type":"audio/pcm","rate":16000}}}}""", "invalid_value", "session.audio.input.format.rate")]
    [InlineData("""{"type":"realtime","instructions":7}""", "invalid_type", "session.instructions")]
    [InlineData("""{"type":"realtime","audio":{"output":{"voice":"rms"}}}""", "invalid_value", "session.audio.output.voice")]
    [InlineData("""{"type":"realtime","audio":{"input":{"turn_detection":{"type":"server_vad","idle_timeout_ms":100}}}}""", "integer_below_min_value", "session.audio.input.turn_detection.idle_timeout_ms")]
    [InlineData("""{"type":"realtime","tools":[{"type":"function"}]}""", "missing_required_parameter", "session.tools[0].name")]
    public async Task An_invalid_update_is_refused_and_changes_nothing(string session, string code, string param)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync($$"""{"type":"session.update","event_id":"mine","session":{{session}}}""");

        error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("param").GetString().ShouldBe(param);
        error.GetProperty("event_id").GetString().ShouldBe("mine");
        var unchanged = await client.UpdateSessionAsync(""" "include":[] """);
        unchanged.GetProperty("audio").GetRawText().ShouldBe(client.Events[0].GetProperty("session").GetProperty("audio").GetRawText());
    }

    [Fact]
    public async Task A_session_update_in_beta_format_closes_the_socket()
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync("""{"type":"session.update","session":{"modalities":["audio"],"input_audio_format":"g711_ulaw"}}""");

        error.GetProperty("code").GetString().ShouldBe("beta_api_shape_disabled");
        (await client.ReadAsync()).ShouldBeNull();
        ((int)client.CloseStatus!).ShouldBe(4000);
    }

    [Fact]
    public async Task The_voice_cannot_change_after_audio_output()
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Good evening."));
        await client.SendAsync("""{"type":"response.create"}""");
        await client.NextAsync("response.done");

        var error = await client.RefusedAsync("""{"type":"session.update","session":{"type":"realtime","audio":{"output":{"voice":"cedar"}}}}""");

        error.GetProperty("code").GetString().ShouldBe("cannot_update_voice");
        await client.UpdateSessionAsync(""" "audio":{"output":{"voice":"alloy"}} """);
    }

    [Theory]
    [InlineData("{", "invalid_json")]
    [InlineData("[]", "invalid_event")]
    [InlineData("{}", "invalid_event")]
    [InlineData("""{"type":"session.upgrade"}""", "invalid_value")]
    [InlineData("""{"type":7}""", "invalid_type")]
    [InlineData("""{"type":"output_audio_buffer.clear"}""", "invalid_value")]
    [InlineData("""{"type":"response.create","responses":{}}""", "unknown_parameter")]
    [InlineData("""{"type":"input_audio_buffer.append","audio":"*not base64*"}""", "invalid_value")]
    [InlineData("""{"type":"input_audio_buffer.append"}""", "missing_required_parameter")]
    public async Task An_invalid_message_is_refused_and_the_session_continues(string message, string code)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync(message);

        error.GetProperty("code").GetString().ShouldBe(code);
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.NextAsync("input_audio_buffer.cleared");
    }
}
