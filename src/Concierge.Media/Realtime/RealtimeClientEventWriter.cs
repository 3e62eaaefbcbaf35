using System.Buffers;
using System.Text.Json;
using Concierge.Media.Bridge;

namespace Concierge.Media.Realtime;

/// <summary>
/// Writes the client events of the OpenAI Realtime API in their GA form (platform.openai.com/docs/api-reference/realtime-client-events).
/// Every event has an id that contains its type, so that an error event can be matched with its cause.
/// </summary>
internal sealed class RealtimeClientEventWriter(string model, string voice, string transcriptionModel)
{
    // Utf8JsonWriter requests at least 256 bytes at a time.
    private const int InitialBufferBytes = 512;

    private const StringSplitOptions Splitting = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly char[] NotInKeywords = ['<', '>', '\r', '\n'];

    private int _eventNumber;

    /// <summary>The JSON before and after the base64 text of <c>input_audio_buffer.append</c>, the only frequent event.</summary>
    public static ReadOnlySpan<byte> AppendHead => """{"type":"input_audio_buffer.append","event_id":"append","audio":" """u8[..^1];

    /// <inheritdoc cref="AppendHead"/>
    public static ReadOnlySpan<byte> AppendTail => "\"}"u8;

    /// <summary><c>session.update</c>: μ-law in both directions, server VAD without automatic responses, the tools.</summary>
    public ReadOnlyMemory<byte> SessionUpdate(VoiceSessionOptions options) => Write("session.update", json =>
    {
        json.WriteStartObject("session");
        json.WriteString("type", "realtime");
        json.WriteString("model", model);
        WriteStrings(json, "output_modalities", ["audio"]);
        json.WriteString("instructions", options.Instructions);
        json.WriteStartObject("audio");
        WriteInput(json, options);
        json.WriteStartObject("output");
        WriteFormat(json);
        json.WriteString("voice", voice);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteTools(json, options.Tools);
        json.WriteString("tool_choice", "auto");
        json.WriteEndObject();
    });

    /// <summary>A <c>session.update</c> that changes nothing: its answer proves that the service is alive.</summary>
    public ReadOnlyMemory<byte> Probe() => Write("session.update", json =>
    {
        json.WriteStartObject("session");
        json.WriteString("type", "realtime");
        json.WriteEndObject();
    });

    public ReadOnlyMemory<byte> ResponseCreate() => Write("response.create", _ => { });

    public ReadOnlyMemory<byte> ResponseCancel(string responseId) => Write("response.cancel", json => json.WriteString("response_id", responseId));

    public ReadOnlyMemory<byte> ItemDelete(string itemId) => Write("conversation.item.delete", json => json.WriteString("item_id", itemId));

    /// <summary>A text message: a note for the model, or a turn of an earlier session.</summary>
    /// <param name="id">At most 32 characters; <see langword="null"/> lets the server choose.</param>
    /// <param name="role">system, user or assistant.</param>
    /// <param name="text">The text.</param>
    public ReadOnlyMemory<byte> Message(string? id, string role, string text) => Write("conversation.item.create", json =>
    {
        json.WriteStartObject("item");
        if (id is not null)
        {
            json.WriteString("id", id);
        }

        json.WriteString("type", "message");
        json.WriteString("role", role);
        json.WriteStartArray("content");
        json.WriteStartObject();
        json.WriteString("type", role == "assistant" ? "output_text" : "input_text");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public ReadOnlyMemory<byte> Truncate(string itemId, int contentIndex, int audioEndMs) => Write("conversation.item.truncate", json =>
    {
        json.WriteString("item_id", itemId);
        json.WriteNumber("content_index", contentIndex);
        json.WriteNumber("audio_end_ms", audioEndMs);
    });

    public ReadOnlyMemory<byte> FunctionOutput(string callId, string output) => Write("conversation.item.create", json =>
    {
        json.WriteStartObject("item");
        json.WriteString("type", "function_call_output");
        json.WriteString("call_id", callId);
        json.WriteString("output", output);
        json.WriteEndObject();
    });

    /// <summary>Extracts the event type from the event id of an error; <see langword="null"/> if the id is not from this client.</summary>
    public static string? GetEventType(string? eventId) =>
        eventId?.LastIndexOf('-') is { } end and > 0 ? eventId[..end]
        : eventId == "append" ? "input_audio_buffer.append"
        : null;

    private void WriteInput(Utf8JsonWriter json, VoiceSessionOptions options)
    {
        json.WriteStartObject("input");
        WriteFormat(json);
        json.WriteStartObject("transcription");
        json.WriteString("model", transcriptionModel);
        json.WriteString("language", "en");
        if (transcriptionModel is "gpt-transcribe" or "gpt-live-transcribe" && GetKeywords(options) is { Length: > 0 } keywords)
        {
            WriteStrings(json, "keywords", keywords);
        }

        json.WriteEndObject();
        json.WriteStartObject("turn_detection");
        json.WriteString("type", "server_vad");
        json.WriteNumber("threshold", options.VadThreshold);
        json.WriteNumber("prefix_padding_ms", (int)options.VadPrefixPadding.TotalMilliseconds);
        json.WriteNumber("silence_duration_ms", (int)options.VadSilenceDuration.TotalMilliseconds);
        json.WriteBoolean("create_response", false);
        json.WriteBoolean("interrupt_response", false);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // One keyword with an angle bracket or a line break makes the service refuse the whole session.
    private static string[] GetKeywords(VoiceSessionOptions options) =>
        [.. options.Keywords.Select(keyword => string.Join(' ', keyword.Split(NotInKeywords, Splitting))).Where(keyword => keyword.Length > 0)];

    private static void WriteFormat(Utf8JsonWriter json)
    {
        json.WriteStartObject("format");
        json.WriteString("type", "audio/pcmu");
        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json, IReadOnlyList<VoiceTool> tools)
    {
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            json.WriteRawValue(tool.ParametersJson);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private ReadOnlyMemory<byte> Write(string type, Action<Utf8JsonWriter> body)
    {
        var bytes = new ArrayBufferWriter<byte>(InitialBufferBytes);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("event_id", $"{type}-{Interlocked.Increment(ref _eventNumber)}");
            body(json);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }
}
