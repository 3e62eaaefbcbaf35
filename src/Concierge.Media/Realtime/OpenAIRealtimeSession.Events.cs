using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Concierge.Media.Bridge;

namespace Concierge.Media.Realtime;

/// <content>The handlers of the server events, with their GA names (platform.openai.com/docs/api-reference/realtime-server-events).</content>
public sealed partial class OpenAIRealtimeSession
{
    // These events may start slow work or end the call: they must not be handled on the socket thread.
    private static bool RequiresThreadPool(RealtimeServerEvent kind) =>
        kind is RealtimeServerEvent.SessionUpdated or RealtimeServerEvent.OutputItemDone or RealtimeServerEvent.ResponseDone or RealtimeServerEvent.Error;

    private ValueTask DispatchAsync(RealtimeServerEvent kind, JsonElement message)
    {
        switch (kind)
        {
            case RealtimeServerEvent.SessionUpdated:
                _configured.TrySetResult();
                break;
            case RealtimeServerEvent.SpeechStarted:
                _speechStartMs = GetInt32OrDefault(message, "audio_start_ms");
                return _listener.OnSpeechStartedAsync(GetId(message, "item_id"));
            case RealtimeServerEvent.SpeechStopped:
                return _listener.OnSpeechStoppedAsync(GetId(message, "item_id"), GetSpeechLength(GetInt32OrDefault(message, "audio_end_ms")));
            case RealtimeServerEvent.ItemAdded:
                HandleItemAdded(message);
                break;
            case RealtimeServerEvent.CalleeTranscribed:
                return _listener.OnCalleeTranscriptAsync(GetId(message, "item_id"), GetText(message, "transcript").Trim());
            case RealtimeServerEvent.CalleeNotTranscribed:
                return _listener.OnCalleeTranscriptAsync(GetId(message, "item_id"), "");
            case RealtimeServerEvent.ResponseCreated:
                return _listener.OnResponseCreatedAsync(GetId(GetObject(message, "response"), "id"));
            case RealtimeServerEvent.AudioDone:
                _listener.OnAudioDone(GetId(message, "item_id"), GetContentIndex(message));
                break;
            case RealtimeServerEvent.AgentTranscribed:
                var spokenItemId = GetId(message, "item_id");
                _partialTranscripts.Remove(spokenItemId);
                _listener.OnAgentTranscript(spokenItemId, GetText(message, "transcript").Trim());
                break;
            case RealtimeServerEvent.AgentTranscriptDelta:
                GetTranscriptBuilder(GetId(message, "item_id")).Append(GetText(message, "delta"));
                break;
            case RealtimeServerEvent.OutputItemDone:
                HandleOutputItemDone(GetObject(message, "item"));
                break;
            case RealtimeServerEvent.ResponseDone:
                return HandleResponseDoneAsync(GetObject(message, "response"));
            case RealtimeServerEvent.Error:
                return HandleErrorAsync(GetObject(message, "error"));
        }

        return ValueTask.CompletedTask;
    }

    private void HandleItemAdded(JsonElement message)
    {
        var item = GetObject(message, "item");
        if (RealtimeErrorMapper.Text(item, "type") != "message")
        {
            return;
        }

        var role = RealtimeErrorMapper.Text(item, "role");
        var id = GetId(item, "id");
        if (role is "user" or "assistant" && !id.StartsWith(RestoredItemPrefix, StringComparison.Ordinal))
        {
            _listener.OnItemAdded(id, RealtimeErrorMapper.Text(message, "previous_item_id"), role == "user" ? VoiceRole.Callee : VoiceRole.Agent);
        }
    }

    // output_item.done arrives once for each function call; an interrupted call is "incomplete" and must not be run.
    private void HandleOutputItemDone(JsonElement item)
    {
        if (RealtimeErrorMapper.Text(item, "type") == "function_call"
            && RealtimeErrorMapper.Text(item, "status") is null or "completed"
            && RealtimeErrorMapper.Text(item, "call_id") is { } callId
            && _functionCalls.Add(callId))
        {
            _listener.OnFunctionCall(callId, GetText(item, "name"), GetText(item, "arguments"));
        }
    }

    private ValueTask HandleResponseDoneAsync(JsonElement response)
    {
        var error = RealtimeErrorMapper.Text(response, "status") == "failed"
            ? RealtimeErrorMapper.FromJson(GetObject(GetObject(response, "status_details"), "error"))
            : null;
        if (error is not null)
        {
            LogResponseFailed(error.Code);
        }

        return _listener.OnResponseDoneAsync(GetId(response, "id"), error);
    }

    private ValueTask HandleErrorAsync(JsonElement error)
    {
        var code = RealtimeErrorMapper.Text(error, "code") ?? RealtimeErrorMapper.Text(error, "type") ?? "unknown";
        var eventId = RealtimeErrorMapper.Text(error, "event_id");
        LogServerError(code, RealtimeErrorMapper.Text(error, "param") ?? "none", eventId ?? "none");

        // Most errors leave the session open. Before the session is configured every error is fatal. The server closes the
        // connection after one of the errors below, which then is the reason of the close.
        if (!_configured.Task.IsCompleted || code is "session_expired" or "insufficient_quota" or "invalid_api_key" or "model_not_found")
        {
            _lastError = _configured.Task.IsCompleted ? RealtimeErrorMapper.FromJson(error) : RealtimeErrorMapper.FromRefusedSession(error);
            _configured.TrySetException(new VoiceModelException(_lastError));
            return ValueTask.CompletedTask;
        }

        return _listener.OnErrorAsync(RealtimeErrorMapper.FromJson(error), RealtimeClientEventWriter.GetEventType(eventId));
    }

    private StringBuilder GetTranscriptBuilder(string itemId) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_partialTranscripts, itemId, out _) ??= new StringBuilder();

    // Reports the transcripts that were incomplete when the connection broke: the callee heard a part of that speech.
    private void ReportPartialTranscripts()
    {
        foreach (var (itemId, transcript) in _partialTranscripts)
        {
            _listener.OnAgentTranscript(itemId, transcript.ToString().Trim());
        }

        _partialTranscripts.Clear();
    }

    // Both positions include the audio that the model keeps around the speech: the padding before it and the closing silence.
    private TimeSpan GetSpeechLength(int endMs)
    {
        var length = TimeSpan.FromMilliseconds(endMs - _speechStartMs) - _options.VadPrefixPadding - _options.VadSilenceDuration;
        return length > TimeSpan.Zero ? length : TimeSpan.Zero;
    }

    private static int GetInt32OrDefault(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : 0;

    private static JsonElement GetObject(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static string GetText(JsonElement parent, string name) => RealtimeErrorMapper.Text(parent, name) ?? "";

    // The events of one item repeat its id a dozen times; the cache avoids a new string for each.
    private string GetId(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return "";
        }

        var quoted = JsonMarshal.GetRawUtf8Value(value);
        return quoted.Contains((byte)'\\') ? JsonText.Read(value) : _idCache.Get(quoted[1..^1]);
    }

    private static int GetContentIndex(JsonElement message) =>
        message.TryGetProperty("content_index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var value) ? value : 0;
}
