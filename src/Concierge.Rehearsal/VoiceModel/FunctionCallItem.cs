using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A function call, made by the model or inserted into the history by the client.</summary>
internal sealed class FunctionCallItem(string id, string callId, string name) : ConversationItem(id, "function_call")
{
    public string CallId { get; } = callId;

    public string Name { get; } = name;

    /// <summary>The arguments sent so far, as JSON.</summary>
    public string Arguments { get; set; } = "";

    public override int TextTokens => CountTokens(Name) + CountTokens(Arguments);

    public override ConversationEntry ToEntry() => new FunctionCallEntry(CallId, Name, Arguments);

    protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("call_id", CallId);
        writer.WriteString("name", Name);
        writer.WriteString("arguments", Arguments);
    }
}
