using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>An item of the conversation. It can be written as JSON and converted for the dialogue policy.</summary>
internal abstract class ConversationItem(string id, string type)
{
    public string Id { get; } = id;

    /// <summary><c>completed</c>, <c>incomplete</c> or <c>in_progress</c>.</summary>
    public string Status { get; set; } = "completed";

    /// <summary>The text tokens of the item, about four characters each.</summary>
    public abstract int TextTokens { get; }

    /// <summary>The audio tokens of the item.</summary>
    public virtual int AudioTokens => 0;

    /// <summary>Converts the item for the dialogue policy.</summary>
    public abstract ConversationEntry ToEntry();

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Id);
        writer.WriteString("object", "realtime.item");
        writer.WriteString("type", type);
        writer.WriteString("status", Status);
        WriteFields(writer);
        writer.WriteEndObject();
    }

    protected static int CountTokens(string text) => (text.Length + 3) / 4;

    protected abstract void WriteFields(Utf8JsonWriter writer);
}
