using System.Text.Json;
using System.Text.Json.Nodes;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>What OpenAI refuses although its published schema allows it, or says it only in the description of a field.</summary>
public sealed class VoiceModelStrictnessTests : VoiceModelTest
{
    [Theory]
    [InlineData("""{"id":"{33}","type":"message","role":"user","content":[]}""", "item.id")]
    [InlineData("""{"type":"function_call","call_id":"{33}","name":"end_call","arguments":"{}"}""", "item.call_id")]
    [InlineData("""{"type":"function_call_output","call_id":"{33}","output":"1"}""", "item.call_id")]
    public async Task An_id_over_32_characters_is_refused(string item, string param)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync(
            $$"""{"type":"conversation.item.create","event_id":"mine","item":{{item.Replace("{33}", new string('x', 33), StringComparison.Ordinal)}} }""");

        ShouldBe(error, "string_above_max_length", param, "mine");
        error.GetProperty("message").GetString().ShouldBe(
            $"Invalid '{param}': string too long. Expected a string with maximum length 32, but got a string with length 33 instead.");
    }

    [Fact]
    public async Task An_id_of_32_characters_is_accepted()
    {
        await using var client = await ConnectAsync();

        // 32 characters, although 33 units of UTF-16.
        var id = new string('x', 31) + "🍝";
        await client.SendAsync($$"""{"type":"conversation.item.create","item":{"id":"{{id}}","type":"message","role":"user","content":[]} }""");

        (await client.NextAsync("conversation.item.added")).GetProperty("item").GetProperty("id").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("""{"type":"message","object":"item","role":"user","content":[]}""", "item.object")]
    [InlineData("""{"type":"message","status":"finished","role":"user","content":[]}""", "item.status")]
    public async Task An_item_with_a_value_that_no_item_has_is_refused(string item, string param)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync($$"""{"type":"conversation.item.create","item":{{item}} }""");

        ShouldBe(error, "invalid_value", param, eventId: null);
    }

    [Theory]
    [InlineData("7", "invalid_type", "Invalid type for 'event_id': expected a string, but got an integer instead.")]
    [InlineData("7.5", "invalid_type", "Invalid type for 'event_id': expected a string, but got a decimal number instead.")]
    [InlineData("[\"mine\"]", "invalid_type", "Invalid type for 'event_id': expected a string, but got an array instead.")]
    public async Task An_event_id_that_is_not_a_string_is_refused(string eventId, string code, string message)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync($$"""{"type":"input_audio_buffer.clear","event_id":{{eventId}} }""");

        ShouldBe(error, code, "event_id", eventId: null);
        error.GetProperty("message").GetString().ShouldBe(message);
        client.Types().ShouldNotContain("input_audio_buffer.cleared");
    }

    [Fact]
    public async Task An_event_id_over_512_characters_is_refused()
    {
        await using var client = await ConnectAsync();
        var eventId = new string('x', 513);

        var error = await client.RefusedAsync($$"""{"type":"input_audio_buffer.clear","event_id":"{{eventId}}"}""");

        ShouldBe(error, "string_above_max_length", "event_id", eventId);
        error.GetProperty("message").GetString().ShouldBe(
            "Invalid 'event_id': string too long. Expected a string with maximum length 512, but got a string with length 513 instead.");
    }

    [Fact]
    public async Task Metadata_within_its_limits_is_returned()
    {
        var metadata = new JsonObject(Enumerable.Range(0, 16).Select(index =>
            KeyValuePair.Create<string, JsonNode?>($"{index}".PadRight(64, 'k'), new string('v', 512))));
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Hello."));

        await client.SendAsync($$"""{"type":"response.create","response":{"metadata":{{metadata.ToJsonString()}} } }""");

        var response = (await client.NextAsync("response.created")).GetProperty("response");
        response.GetProperty("metadata").EnumerateObject().Count().ShouldBe(16);
    }

    [Fact]
    public async Task Metadata_of_more_than_16_keys_is_refused()
    {
        var metadata = new JsonObject(Enumerable.Range(0, 17).Select(index => KeyValuePair.Create<string, JsonNode?>($"key{index}", "v")));
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Hello."));

        var error = await client.RefusedAsync($$"""{"type":"response.create","response":{"metadata":{{metadata.ToJsonString()}} } }""");

        ShouldBe(error, "object_above_max_properties", "response.metadata", eventId: null);
        error.GetProperty("message").GetString().ShouldBe(
            "Invalid 'response.metadata': too many properties. "
                + "Expected an object with at most 16 properties, but got an object with 17 properties instead.");
        client.Types().ShouldNotContain("response.created");
    }

    [Theory]
    [InlineData(65, 1, "property_name_above_max_length")]
    [InlineData(64, 513, "string_above_max_length")]
    public async Task Metadata_with_a_key_or_a_value_that_is_too_long_is_refused(int keyLength, int valueLength, string code)
    {
        var key = new string('k', keyLength);
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Hello."));

        var error = await client.RefusedAsync(
            $$"""{"type":"response.create","response":{"metadata":{"{{key}}":"{{new string('v', valueLength)}}"} } }""");

        ShouldBe(error, code, $"response.metadata.{key}", eventId: null);
    }

    [Theory]
    [InlineData("""{"party":4}""", "response.metadata.party")]
    [InlineData("\"booking\"", "response.metadata")]
    public async Task Metadata_that_is_no_object_of_strings_is_refused(string metadata, string param)
    {
        await using var client = await ConnectAsync(ScriptedPolicy.Says("Hello."));

        var error = await client.RefusedAsync($$"""{"type":"response.create","response":{"metadata":{{metadata}} } }""");

        ShouldBe(error, "invalid_type", param, eventId: null);
    }

    [Theory]
    [InlineData("""{"model":"whisper-1","keywords":["Luigi"]}""", "invalid_value", "keywords")]
    [InlineData("""{"model":"gpt-4o-transcribe","keywords":["Luigi"]}""", "invalid_value", "keywords")]
    [InlineData("""{"model":"whisper-1","languages":["en"]}""", "invalid_value", "languages")]
    [InlineData("""{"model":"gpt-transcribe","languages":[]}""", "empty_array", "languages")]
    [InlineData("""{"model":"gpt-transcribe","keywords":["Luigi","<b>"]}""", "invalid_value", "keywords[1]")]
    [InlineData("""{"model":"gpt-transcribe","keywords":["Luigi\nMario"]}""", "invalid_value", "keywords[0]")]
    [InlineData("""{"model":"gpt-realtime-whisper","prompt":"Luigi"}""", "invalid_value", "prompt")]
    [InlineData("""{"model":"whisper-1","delay":"low"}""", "invalid_value", "delay")]
    public async Task A_transcription_setting_that_the_model_does_not_support_is_refused(string transcription, string code, string field)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync(UpdateInput($$""" "turn_detection":null,"transcription":{{transcription}} """));

        ShouldBe(error, code, $"session.audio.input.transcription.{field}", "mine");
    }

    [Theory]
    [InlineData("""{"model":"gpt-transcribe","keywords":["Luigi's"],"languages":["en","it"]}""")]
    [InlineData("""{"model":"gpt-live-transcribe","keywords":["Luigi's"]}""")]
    [InlineData("""{"model":"whisper-1","prompt":"Luigi's, Trattoria Roma","language":"en"}""")]
    [InlineData("""{"model":"gpt-realtime-whisper","delay":"low"}""")]
    public async Task A_transcription_setting_that_the_model_supports_is_accepted(string transcription)
    {
        await using var client = await ConnectAsync();

        await client.UpdateSessionAsync($$""" "audio":{"input":{"turn_detection":null,"transcription":{{transcription}} } } """);
    }

    [Fact]
    public async Task Turn_detection_with_gpt_realtime_whisper_is_refused()
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync(UpdateInput(""" "turn_detection":{"type":"server_vad"},"transcription":{"model":"gpt-realtime-whisper"} """));

        ShouldBe(error, "invalid_value", "session.audio.input.turn_detection", "mine");
        error.GetProperty("message").GetString().ShouldBe("Turn detection is not supported for this transcription model.");
    }

    [Theory]
    [InlineData(""" "tools":[{"type":"function","name":"pos.add_item"}] """, "invalid_value", "session.tools[0].name")]
    [InlineData(""" "tools":[{"type":"function","name":"{65}"}] """, "string_above_max_length", "session.tools[0].name")]
    [InlineData(""" "tools":[{"type":"function","name":"end_call","parameters":"none"}] """, "invalid_type", "session.tools[0].parameters")]
    [InlineData(""" "include":["item.words"] """, "invalid_value", "session.include[0]")]
    [InlineData(""" "tracing":"on" """, "invalid_value", "session.tracing")]
    [InlineData(""" "tracing":{"workflow":"booking"} """, "unknown_parameter", "session.tracing.workflow")]
    [InlineData(""" "prompt":{"version":"2"} """, "missing_required_parameter", "session.prompt.id")]
    [InlineData(""" "truncation":{"type":"retention_ratio","retention_ratio":0.8,"token_limits":{"post_instructions":-1}} """, "integer_below_min_value", "session.truncation.token_limits.post_instructions")]
    public async Task An_invalid_setting_of_the_session_is_refused(string fields, string code, string param)
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync(
            "{\"type\":\"session.update\",\"event_id\":\"mine\",\"session\":{\"type\":\"realtime\"," + fields.Replace("{65}", new string('x', 65), StringComparison.Ordinal) + "}}");

        ShouldBe(error, code, param, "mine");
    }

    [Fact]
    public async Task More_than_15_MiB_of_audio_in_one_event_are_refused_and_the_session_continues()
    {
        await using var client = await ConnectAsync();

        var error = await client.RefusedAsync($$"""{"type":"input_audio_buffer.append","audio":"{{new string('A', (15 * 1024 * 1024) + 4)}}"}""");

        ShouldBe(error, "string_above_max_length", "audio", eventId: null);
        await client.SendAsync("""{"type":"input_audio_buffer.clear"}""");
        await client.NextAsync("input_audio_buffer.cleared");
    }

    private static string UpdateInput(string fields) =>
        "{\"type\":\"session.update\",\"event_id\":\"mine\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":{" + fields + "}}}}";

    private static void ShouldBe(JsonElement error, string code, string param, string? eventId)
    {
        error.EnumerateObject().Select(field => field.Name).ShouldBe(["type", "code", "message", "param", "event_id"], ignoreOrder: true);
        error.GetProperty("type").GetString().ShouldBe("invalid_request_error");
        error.GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("param").GetString().ShouldBe(param);
        error.GetProperty("event_id").GetString().ShouldBe(eventId);
        error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }
}
