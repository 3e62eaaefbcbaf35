using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The output of a function call, created by the client.</summary>
internal sealed class FunctionOutputItem(string id, string callId, string output) : ConversationItem(id, "function_call_output")
{
    public override int TextTokens => CountTokens(output);

    public override ConversationEntry ToEntry() => new FunctionOutputEntry(callId, output);

    protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("call_id", callId);
        writer.WriteString("output", output);
    }
}
