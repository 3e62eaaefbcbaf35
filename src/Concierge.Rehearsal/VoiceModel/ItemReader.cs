namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Reads the items that a client creates.</summary>
internal static class ItemReader
{
    /// <summary>Reads the item of <c>conversation.item.create</c>.</summary>
    /// <exception cref="RealtimeErrorException">A client may not create this item.</exception>
    public static ConversationItem Read(WireElement item, Conversation conversation)
    {
        var type = item.Required("type").AsOneOf("message", "function_call", "function_call_output");
        var id = item.Optional("id") is { IsNull: false } given ? given.AsString() : WireId.Item();
        switch (type)
        {
            case "message":
                return ReadMessage(item, id);
            case "function_call":
                item.AsObject("id", "object", "type", "status", "call_id", "name", "arguments");
                return new FunctionCallItem(id, item.Optional("call_id")?.AsString() ?? WireId.Call(), item.Required("name").AsString())
                {
                    Arguments = item.Required("arguments").AsString(),
                };
            default:
                item.AsObject("id", "object", "type", "status", "call_id", "output");
                var callId = item.Required("call_id").AsString();
                return conversation.HasCall(callId)
                    ? new FunctionOutputItem(id, callId, item.Required("output").AsString())
                    : throw new RealtimeErrorException("invalid_tool_call_id", $"Tool call ID '{callId}' not found in conversation.", "item.call_id");
        }
    }

    /// <summary>Reads an element of <c>response.input</c>: an item, or a reference to an item of the conversation.</summary>
    public static ConversationItem ReadInput(WireElement item, Conversation conversation)
    {
        if (item.Required("type").AsString() != "item_reference")
        {
            return Read(item, conversation);
        }

        var id = item.AsObject("type", "id").Required("id").AsString();
        return conversation.Find(id)
            ?? throw RealtimeErrorException.InvalidValue(item.Path, $"Item with id '{id}' not found in conversation.");
    }

    private static TextItem ReadMessage(WireElement item, string id)
    {
        item.AsObject("id", "object", "type", "status", "role", "content");
        var role = item.Required("role").AsOneOf("system", "user", "assistant");
        var allowed = role == "assistant" ? "output_text" : "input_text";
        var parts = new List<string>();
        foreach (var part in item.Required("content").AsArray())
        {
            part.AsObject("type", "text").Required("type").AsOneOf(allowed);
            parts.Add(part.Required("text").AsString());
        }

        return new TextItem(id, role, parts);
    }
}
