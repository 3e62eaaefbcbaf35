using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A user message with committed input audio.</summary>
internal sealed class InputAudioItem(string id, int audioMs, Task<string> words) : ConversationItem(id, "message")
{
    /// <summary>The recognized words; completes when recognition has finished.</summary>
    public Task<string> Words { get; } = words;

    /// <summary>The duration of the audio in milliseconds.</summary>
    public int AudioMs { get; } = audioMs;

    /// <summary>The transcript that was sent to the client; null before that, or when the session has no transcription.</summary>
    public string? Transcript { get; set; }

    public override int TextTokens => 0;

    /// <summary>One token for 100 ms of input.</summary>
    public override int AudioTokens => AudioMs / 100;

    public override ConversationEntry ToEntry() => new CalleeSpeechEntry(Words.IsCompletedSuccessfully ? Words.Result : "");

    protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("role", "user");
        writer.WriteStartArray("content");
        writer.WriteStartObject();
        writer.WriteString("type", "input_audio");

        // The service writes null until there is a transcript, although its published schema has only strings here. Its own agents SDK insists on the field.
        writer.WriteString("transcript", Transcript);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
