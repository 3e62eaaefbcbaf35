using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Concierge.Media.Bridge;
using Microsoft.Extensions.Logging;

namespace Concierge.Media.Realtime;

/// <summary>
/// Handles the server events of one session, but for the audio, and tells the listener what they mean. The events have their GA names
/// (platform.openai.com/docs/api-reference/realtime-server-events). Not thread-safe: only the receive loop calls it.
/// </summary>
/// <param name="listener">What is told.</param>
/// <param name="ids">The ids that the session has seen.</param>
/// <param name="logger">The log of the session.</param>
internal sealed partial class RealtimeServerEventHandler(IVoiceSessionListener listener, IdCache ids, ILogger logger)
{
    /// <summary>The prefix of the ids of items from an earlier session: their turns are already known.</summary>
    public const string RestoredItemPrefix = "restored_";

    private readonly TaskCompletionSource _configured = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _functionCalls = [];
    private readonly Dictionary<string, StringBuilder> _partialTranscripts = [];
    private int _speechStartMs;

    /// <summary>The options with which the session is configured.</summary>
    public VoiceSessionOptions Options { get; set; } = new() { Instructions = "" };

    /// <summary>Completes when the service has confirmed the options; fails with a <see cref="VoiceModelException"/> if it refuses them.</summary>
    public Task Configured => _configured.Task;

    /// <summary>The error after which the service closes the connection; <see langword="null"/> if there was none.</summary>
    public VoiceModelError? LastError { get; private set; }

    /// <summary>Whether an event may start slow work or end the call: it must not be handled on the socket thread.</summary>
    public static bool RequiresThreadPool(RealtimeServerEvent kind) =>
        kind is RealtimeServerEvent.SessionUpdated or RealtimeServerEvent.OutputItemDone or RealtimeServerEvent.ResponseDone or RealtimeServerEvent.Error;

    /// <summary>Fails the configuration, unless it has ended before.</summary>
    public bool TryFailConfiguration(VoiceModelError reason) => _configured.TrySetException(new VoiceModelException(reason));

    /// <summary>Handles an event.</summary>
    /// <param name="kind">Its type.</param>
    /// <param name="message">The whole event.</param>
    public ValueTask HandleAsync(RealtimeServerEvent kind, JsonElement message)
    {
        switch (kind)
        {
            case RealtimeServerEvent.SessionUpdated:
                _configured.TrySetResult();
                break;
            case RealtimeServerEvent.SpeechStarted:
                _speechStartMs = GetInt32OrDefault(message, "audio_start_ms");
                return listener.OnSpeechStartedAsync(GetId(message, "item_id"));
            case RealtimeServerEvent.SpeechStopped:
                return listener.OnSpeechStoppedAsync(GetId(message, "item_id"), GetSpeechLength(GetInt32OrDefault(message, "audio_end_ms")));
            case RealtimeServerEvent.ItemAdded:
                HandleItemAdded(message);
                break;
            case RealtimeServerEvent.CalleeTranscribed:
                return listener.OnCalleeTranscriptAsync(GetId(message, "item_id"), GetText(message, "transcript").Trim());
            case RealtimeServerEvent.CalleeNotTranscribed:
                return listener.OnCalleeTranscriptAsync(GetId(message, "item_id"), "");
            case RealtimeServerEvent.ResponseCreated:
                return listener.OnResponseCreatedAsync(GetId(GetObject(message, "response"), "id"));
            case RealtimeServerEvent.AudioDone:
                listener.OnAudioDone(GetId(message, "item_id"), GetContentIndex(message));
                break;
            case RealtimeServerEvent.AgentTranscribed:
                var spokenItemId = GetId(message, "item_id");
                _partialTranscripts.Remove(spokenItemId);
                listener.OnAgentTranscript(spokenItemId, GetText(message, "transcript").Trim());
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

    /// <summary>Reports the transcripts that were incomplete when the connection broke: the callee heard a part of that speech.</summary>
    public void ReportPartialTranscripts()
    {
        foreach (var (itemId, transcript) in _partialTranscripts)
        {
            listener.OnAgentTranscript(itemId, transcript.ToString().Trim());
        }

        _partialTranscripts.Clear();
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
            listener.OnItemAdded(id, RealtimeErrorMapper.Text(message, "previous_item_id"), role == "user" ? VoiceRole.Callee : VoiceRole.Agent);
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
            listener.OnFunctionCall(callId, GetText(item, "name"), GetText(item, "arguments"));
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

        return listener.OnResponseDoneAsync(GetId(response, "id"), error);
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
            LastError = _configured.Task.IsCompleted ? RealtimeErrorMapper.FromJson(error) : RealtimeErrorMapper.FromRefusedSession(error);
            _configured.TrySetException(new VoiceModelException(LastError));
            return ValueTask.CompletedTask;
        }

        return listener.OnErrorAsync(RealtimeErrorMapper.FromJson(error), RealtimeClientEventWriter.GetEventType(eventId));
    }

    private StringBuilder GetTranscriptBuilder(string itemId) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_partialTranscripts, itemId, out _) ??= new StringBuilder();

    // Both positions include the audio that the model keeps around the speech: the padding before it and the closing silence.
    private TimeSpan GetSpeechLength(int endMs)
    {
        var length = TimeSpan.FromMilliseconds(endMs - _speechStartMs) - Options.VadPrefixPadding - Options.VadSilenceDuration;
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
        return quoted.Contains((byte)'\\') ? JsonText.Read(value) : ids.Get(quoted[1..^1]);
    }

    private static int GetContentIndex(JsonElement message) =>
        message.TryGetProperty("content_index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var value) ? value : 0;

    [LoggerMessage(3001, LogLevel.Warning, "Voice model error {Code} at {Parameter}, caused by {EventId}")]
    private partial void LogServerError(string code, string parameter, string eventId);

    [LoggerMessage(3002, LogLevel.Warning, "Voice model response failed: {Code}")]
    private partial void LogResponseFailed(string code);
}
