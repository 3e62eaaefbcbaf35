using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Concierge.Voice.Realtime;

/// <content>The server events, GA names (platform.openai.com/docs/api-reference/realtime-server-events).</content>
public sealed partial class OpenAIRealtimeSession
{
    private ValueTask DispatchAsync(JsonElement message)
    {
        switch (OpenAIErrors.Text(message, "type"))
        {
            case "session.updated":
                _configured.TrySetResult();
                break;
            case "input_audio_buffer.speech_started":
                _speechStartMs = Whole(message, "audio_start_ms");
                return _listener.OnSpeechStartedAsync(Id(message, "item_id"));
            case "input_audio_buffer.speech_stopped":
                return _listener.OnSpeechStoppedAsync(Id(message, "item_id"), SpeechLength(Whole(message, "audio_end_ms")));
            case "conversation.item.added":
                ItemAdded(message);
                break;
            case "conversation.item.input_audio_transcription.completed":
                return _listener.OnCalleeTranscriptAsync(Id(message, "item_id"), Id(message, "transcript").Trim());
            case "conversation.item.input_audio_transcription.failed":
                return _listener.OnCalleeTranscriptAsync(Id(message, "item_id"), "");
            case "response.created":
                return _listener.OnResponseCreatedAsync(Id(Object(message, "response"), "id"));
            case "response.output_audio.done":
                _listener.OnAudioDone(Id(message, "item_id"), ContentIndex(message));
                break;
            case "response.output_audio_transcript.done":
                _spoken.Remove(Id(message, "item_id"));
                _listener.OnAgentTranscript(Id(message, "item_id"), Id(message, "transcript").Trim());
                break;
            case "response.output_audio_transcript.delta":
                Spoken(Id(message, "item_id")).Append(Id(message, "delta"));
                break;
            case "response.output_item.done":
                FunctionCalled(Object(message, "item"));
                break;
            case "response.done":
                return ResponseDoneAsync(Object(message, "response"));
            case "error":
                return ErrorReportedAsync(Object(message, "error"));
        }

        return ValueTask.CompletedTask;
    }

    private void ItemAdded(JsonElement message)
    {
        var item = Object(message, "item");
        if (OpenAIErrors.Text(item, "type") != "message")
        {
            return;
        }

        var role = OpenAIErrors.Text(item, "role");
        if (role is "user" or "assistant" && !Id(item, "id").StartsWith(RestoredItem, StringComparison.Ordinal))
        {
            _listener.OnItemAdded(Id(item, "id"), OpenAIErrors.Text(message, "previous_item_id"), role == "user" ? VoiceRole.Callee : VoiceRole.Agent);
        }
    }

    // output_item.done is told once for each call; an interrupted one is "incomplete" and must not be run.
    private void FunctionCalled(JsonElement item)
    {
        if (OpenAIErrors.Text(item, "type") == "function_call"
            && OpenAIErrors.Text(item, "status") is null or "completed"
            && OpenAIErrors.Text(item, "call_id") is { } callId
            && _functionCalls.Add(callId))
        {
            _listener.OnFunctionCall(callId, Id(item, "name"), Id(item, "arguments"));
        }
    }

    private ValueTask ResponseDoneAsync(JsonElement response)
    {
        var failure = OpenAIErrors.Text(response, "status") == "failed"
            ? OpenAIErrors.From(Object(Object(response, "status_details"), "error"))
            : null;
        if (failure is not null)
        {
            LogResponseFailed(failure.Code);
        }

        return _listener.OnResponseDoneAsync(Id(response, "id"), failure);
    }

    private ValueTask ErrorReportedAsync(JsonElement error)
    {
        var code = OpenAIErrors.Text(error, "code") ?? OpenAIErrors.Text(error, "type") ?? "unknown";
        var eventId = OpenAIErrors.Text(error, "event_id");
        LogServerError(code, OpenAIErrors.Text(error, "param") ?? "none", eventId ?? "none");

        // Most errors leave the session open. Before it is configured there is nothing to go on with, and the ones
        // below are followed by a close whose reason they give.
        if (!_configured.Task.IsCompleted || code is "session_expired" or "insufficient_quota" or "invalid_api_key" or "model_not_found")
        {
            _lastError = OpenAIErrors.From(error);
            _configured.TrySetException(new ConciergeException(_lastError));
            return ValueTask.CompletedTask;
        }

        return _listener.OnErrorAsync(OpenAIErrors.From(error), RealtimeClientEvents.CauseOf(eventId));
    }

    private StringBuilder Spoken(string itemId) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_spoken, itemId, out _) ??= new StringBuilder();

    // The words of what was being said when the connection broke: some of it was heard.
    private void TellUnfinished()
    {
        foreach (var (itemId, words) in _spoken)
        {
            _listener.OnAgentTranscript(itemId, words.ToString().Trim());
        }

        _spoken.Clear();
    }

    // Both positions take in what the model keeps around the speech: the padding before it, the silence that ends it.
    private TimeSpan SpeechLength(int endMs)
    {
        var length = TimeSpan.FromMilliseconds(endMs - _speechStartMs) - _options.VadPrefixPadding - _options.VadSilenceDuration;
        return length > TimeSpan.Zero ? length : TimeSpan.Zero;
    }

    private static int Whole(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;

    private static JsonElement Object(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static string Id(JsonElement parent, string name) => OpenAIErrors.Text(parent, name) ?? "";

    private static int ContentIndex(JsonElement message) =>
        message.TryGetProperty("content_index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var value) ? value : 0;
}
