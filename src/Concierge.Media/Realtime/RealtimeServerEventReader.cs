using System.Text.Json;

namespace Concierge.Media.Realtime;

/// <summary>Determines the type of a server event.</summary>
internal static class RealtimeServerEventReader
{
    private static readonly Dictionary<string, RealtimeServerEvent> ByType = new(StringComparer.Ordinal)
    {
        ["session.updated"] = RealtimeServerEvent.SessionUpdated,
        ["input_audio_buffer.speech_started"] = RealtimeServerEvent.SpeechStarted,
        ["input_audio_buffer.speech_stopped"] = RealtimeServerEvent.SpeechStopped,
        ["conversation.item.added"] = RealtimeServerEvent.ItemAdded,
        ["conversation.item.input_audio_transcription.completed"] = RealtimeServerEvent.CalleeTranscribed,
        ["conversation.item.input_audio_transcription.failed"] = RealtimeServerEvent.CalleeNotTranscribed,
        ["response.created"] = RealtimeServerEvent.ResponseCreated,
        ["response.output_audio.done"] = RealtimeServerEvent.AudioDone,
        ["response.output_audio_transcript.delta"] = RealtimeServerEvent.AgentTranscriptDelta,
        ["response.output_audio_transcript.done"] = RealtimeServerEvent.AgentTranscribed,
        ["response.output_item.done"] = RealtimeServerEvent.OutputItemDone,
        ["response.done"] = RealtimeServerEvent.ResponseDone,
        ["error"] = RealtimeServerEvent.Error,
    };

    private static readonly Dictionary<string, RealtimeServerEvent>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        ByType.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int MaxTypeLength = ByType.Keys.Max(type => type.Length);

    /// <summary>Reads a message up to its event type.</summary>
    /// <exception cref="JsonException">The part of the message that was read is not valid JSON.</exception>
    public static RealtimeServerEvent Read(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1)
            {
                var isType = json.ValueTextEquals("type"u8);
                json.Read();
                if (isType)
                {
                    return ReadType(ref json);
                }

                json.Skip();
            }
        }

        return RealtimeServerEvent.Other;
    }

    private static RealtimeServerEvent ReadType(ref Utf8JsonReader json)
    {
        if (json is { TokenType: JsonTokenType.String, ValueIsEscaped: true })
        {
            return ByType.GetValueOrDefault(json.GetString()!, RealtimeServerEvent.Other);
        }

        Span<char> type = stackalloc char[MaxTypeLength];
        return json.TokenType == JsonTokenType.String && json.ValueSpan.Length <= MaxTypeLength
            ? Lookup.TryGetValue(type[..json.CopyString(type)], out var known) ? known : RealtimeServerEvent.Other
            : RealtimeServerEvent.Other;
    }
}
