using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A text message of the client, or of the model in the text modality.</summary>
internal sealed class TextItem(string id, string role, IReadOnlyList<string> parts) : ConversationItem(id, "message")
{
    /// <summary>The texts, one for each content part.</summary>
    public IReadOnlyList<string> Parts { get; set; } = parts;

    public override int TextTokens => Parts.Sum(CountTokens);

    public override ConversationEntry ToEntry()
    {
        var text = string.Join('\n', Parts);
        return role == "assistant" ? new AgentSpeechEntry(text, Truncated: false) : new TextEntry(role, text);
    }

    protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("role", role);
        writer.WriteStartArray("content");
        foreach (var text in Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("type", role == "assistant" ? "output_text" : "input_text");
            writer.WriteString("text", text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
