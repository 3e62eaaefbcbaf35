using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Concierge.Media.Bridge;

namespace Concierge.Media.Realtime;

/// <content>The server events, GA names (platform.openai.com/docs/api-reference/realtime-server-events).</content>
public sealed partial class OpenAIRealtimeSession
{
    // These may begin something that takes its time, or end the call: not on the thread that waits for sockets.
    private static bool MayTakeTime(RealtimeServerEvent kind) =>
        kind is RealtimeServerEvent.SessionUpdated or RealtimeServerEvent.OutputItemDone or RealtimeServerEvent.ResponseDone or RealtimeServerEvent.Error;

    private ValueTask DispatchAsync(RealtimeServerEvent kind, JsonElement message)
    {
        switch (kind)
        {
            case RealtimeServerEvent.SessionUpdated:
                _configured.TrySetResult();
                break;
            case RealtimeServerEvent.SpeechStarted:
                _speechStartMs = Whole(message, "audio_start_ms");
                return _listener.OnSpeechStartedAsync(Id(message, "item_id"));
            case RealtimeServerEvent.SpeechStopped:
                return _listener.OnSpeechStoppedAsync(Id(message, "item_id"), SpeechLength(Whole(message, "audio_end_ms")));
            case RealtimeServerEvent.ItemAdded:
                ItemAdded(message);
                break;
            case RealtimeServerEvent.CalleeTranscribed:
                return _listener.OnCalleeTranscriptAsync(Id(message, "item_id"), Text(message, "transcript").Trim());
            case RealtimeServerEvent.CalleeNotTranscribed:
                return _listener.OnCalleeTranscriptAsync(Id(message, "item_id"), "");
            case RealtimeServerEvent.ResponseCreated:
                return _listener.OnResponseCreatedAsync(Id(Object(message, "response"), "id"));
            case RealtimeServerEvent.AudioDone:
                _listener.OnAudioDone(Id(message, "item_id"), ContentIndex(message));
                break;
            case RealtimeServerEvent.AgentTranscribed:
                var said = Id(message, "item_id");
                _spoken.Remove(said);
                _listener.OnAgentTranscript(said, Text(message, "transcript").Trim());
                break;
            case RealtimeServerEvent.AgentTranscriptDelta:
                Spoken(Id(message, "item_id")).Append(Text(message, "delta"));
                break;
            case RealtimeServerEvent.OutputItemDone:
                FunctionCalled(Object(message, "item"));
                break;
            case RealtimeServerEvent.ResponseDone:
                return ResponseDoneAsync(Object(message, "response"));
            case RealtimeServerEvent.Error:
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
        var id = Id(item, "id");
        if (role is "user" or "assistant" && !id.StartsWith(RestoredItem, StringComparison.Ordinal))
        {
            _listener.OnItemAdded(id, OpenAIErrors.Text(message, "previous_item_id"), role == "user" ? VoiceRole.Callee : VoiceRole.Agent);
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
            _listener.OnFunctionCall(callId, Text(item, "name"), Text(item, "arguments"));
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
            _configured.TrySetException(new VoiceModelException(_lastError));
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

    private static string Text(JsonElement parent, string name) => OpenAIErrors.Text(parent, name) ?? "";

    // An item's events name it a dozen times: one string is enough.
    private string Id(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return "";
        }

        var quoted = JsonMarshal.GetRawUtf8Value(value);
        return quoted.Contains((byte)'\\') ? value.GetString() ?? "" : _ids.Get(quoted[1..^1]);
    }

    private static int ContentIndex(JsonElement message) =>
        message.TryGetProperty("content_index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var value) ? value : 0;
}
