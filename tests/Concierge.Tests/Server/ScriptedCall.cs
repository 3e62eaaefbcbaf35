using System.Text.Json;
using Concierge.Tests.Media.Bridge;
using Concierge.Tests.Media.Realtime;

namespace Concierge.Tests.Server;

/// <summary>Plays Twilio and the voice model in a complete call that ends with a booking.</summary>
internal static class ScriptedCall
{
    public const string Agreement = "You're all set, John, for four people tomorrow at seven. Your confirmation number is BK472.";

    /// <summary>What the restaurant says when a booking is cancelled.</summary>
    public const string Cancellation = "Of course. Your table for tomorrow at seven is cancelled, all set.";

    private const string BookingReport = """{"outcome":"confirmed","confirmation_number":"BK472"}""";

    private const string CancellationReport = """{"outcome":"cancelled"}""";

    /// <summary>Plays the call.</summary>
    /// <param name="host">The server.</param>
    /// <param name="reported">Awaited after the agent's report and before its goodbye.</param>
    /// <param name="place">Places the call; <see langword="null"/> for the API's request with all fields.</param>
    /// <param name="cancels">Whether the call cancels the booking instead.</param>
    /// <returns>The call's id and the kinds of messages that Twilio received.</returns>
    public static async Task<(string CallId, List<string> Kinds)> PlayAsync(
        ServerTestHost host, Func<Task>? reported = null, Func<Task<string>>? place = null, bool cancels = false)
    {
        var configuring = host.Voice.ConfigureAsync();
        var callId = await (place ?? host.CallAsync)();
        await configuring;
        await host.ReportAsync(callId, "ringing");
        await host.ReportAsync(callId, "in-progress");
        using var stream = new TwilioStream(await host.ConnectAsync(callId: callId));
        await stream.ConnectedAsync();
        await stream.StartAsync(await host.ParametersAsync(callId));
        for (var frame = 0; frame < 6; frame++)
        {
            await stream.MediaAsync();
        }

        var playing = stream.PlayToTheEndAsync();
        await host.Voice.ReceiveAsync("input_audio_buffer.append");
        await AddCalleeTurnAsync(host.Voice, "u1", cancels ? Cancellation : Agreement);
        await RespondAsync(host.Voice, "r1", "i1", "Let me note that.", "c1", "report_outcome", cancels ? CancellationReport : BookingReport);
        var output = await host.Voice.ReceiveAsync("conversation.item.create");
        output.GetProperty("item").GetProperty("output").GetString()!.ShouldContain("true");
        await host.Voice.ReceiveAsync("response.create");
        await (reported?.Invoke() ?? Task.CompletedTask);
        await RespondAsync(host.Voice, "r2", "i2", "Thank you, goodbye.", "c2", "end_call", "{}");
        var kinds = await Until.DoneAsync(playing);

        // The line is closed before the result is told; the events end with the result.
        await Until.DoneAsync(host.Api.GetStringAsync($"/calls/{callId}/events"));
        return (callId, kinds);
    }

    public static async Task AddCalleeTurnAsync(ScriptedRealtimeServer voice, string item, string words)
    {
        await voice.SendAsync(Json(new { type = "input_audio_buffer.speech_started", event_id = "e", audio_start_ms = 0, item_id = item }));
        await voice.SendAsync(Json(new { type = "input_audio_buffer.speech_stopped", event_id = "e", audio_end_ms = 900, item_id = item }));
        await voice.SendAsync(Json(new { type = "conversation.item.added", event_id = "e", previous_item_id = (string?)null, item = new { id = item, type = "message", role = "user" } }));
        await voice.SendAsync(Json(new { type = "conversation.item.input_audio_transcription.completed", event_id = "e", item_id = item, content_index = 0, transcript = words }));
    }

    public static async Task RespondAsync(ScriptedRealtimeServer voice, string response, string item, string words, string callId, string tool, string arguments)
    {
        await SpeakAsync(voice, response, item, words);
        await voice.SendAsync(Json(new { type = "response.output_item.done", event_id = "e", response_id = response, output_index = 1, item = new { type = "function_call", id = $"f{item}", status = "completed", call_id = callId, name = tool, arguments } }));
        await voice.SendAsync(Json(new { type = "response.done", event_id = "e", response = new { id = response, status = "completed" } }));
    }

    /// <summary>Lets the model speak without a tool call.</summary>
    public static async Task RespondAsync(ScriptedRealtimeServer voice, string response, string item, string words)
    {
        await SpeakAsync(voice, response, item, words);
        await voice.SendAsync(Json(new { type = "response.done", event_id = "e", response = new { id = response, status = "completed" } }));
    }

    private static async Task SpeakAsync(ScriptedRealtimeServer voice, string response, string item, string words)
    {
        await voice.SendAsync(Json(new { type = "response.created", event_id = "e", response = new { id = response, status = "in_progress" } }));
        await voice.SendAsync(Json(new { type = "conversation.item.added", event_id = "e", item = new { id = item, type = "message", role = "assistant" } }));
        await voice.SendAsync(Json(new { type = "response.output_audio.delta", event_id = "e", response_id = response, item_id = item, output_index = 0, content_index = 0, delta = Audio.CreateText(100) }));
        await voice.SendAsync(Json(new { type = "response.output_audio.done", event_id = "e", response_id = response, item_id = item, output_index = 0, content_index = 0 }));
        await voice.SendAsync(Json(new { type = "response.output_audio_transcript.done", event_id = "e", response_id = response, item_id = item, output_index = 0, content_index = 0, transcript = words }));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
