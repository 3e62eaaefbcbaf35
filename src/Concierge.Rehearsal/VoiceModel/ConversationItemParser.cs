namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Parses the items that a client creates.</summary>
internal static class ConversationItemParser
{
    /// <summary>The maximum length of the id of an item or of a function call.</summary>
    private const int MaxIdLength = 32;

    /// <summary>Parses the item of <c>conversation.item.create</c>.</summary>
    /// <exception cref="RealtimeErrorException">The item is not valid, or a client must not create it.</exception>
    public static ConversationItem Parse(JsonField item, Conversation conversation)
    {
        var type = item.GetRequired("type").AsOneOf("message", "function_call", "function_call_output");
        var id = item.GetOptional("id") is { IsNull: false } given ? given.AsString(MaxIdLength) : RealtimeIds.NewItemId();
        item.GetOptional("object")?.AsOneOf("realtime.item");
        item.GetOptional("status")?.AsOneOf("completed", "incomplete", "in_progress");
        switch (type)
        {
            case "message":
                return ReadMessage(item, id);
            case "function_call":
                item.AsObject("id", "object", "type", "status", "call_id", "name", "arguments");
                var requestedCallId = item.GetOptional("call_id")?.AsString(MaxIdLength);
                return new FunctionCallItem(id, requestedCallId ?? RealtimeIds.NewCallId(), item.GetRequired("name").AsString())
                {
                    Arguments = item.GetRequired("arguments").AsString(),
                };
            default:
                item.AsObject("id", "object", "type", "status", "call_id", "output");
                var callId = item.GetRequired("call_id").AsString(MaxIdLength);
                return conversation.HasFunctionCall(callId)
                    ? new FunctionOutputItem(id, callId, item.GetRequired("output").AsString())
                    : throw new RealtimeErrorException("invalid_tool_call_id", $"Tool call ID '{callId}' not found in conversation.", "item.call_id");
        }
    }

    /// <summary>Parses an element of <c>response.input</c>: an item, or a reference to an item of the conversation.</summary>
    public static ConversationItem ParseResponseInput(JsonField item, Conversation conversation)
    {
        if (item.GetRequired("type").AsString() != "item_reference")
        {
            return Parse(item, conversation);
        }

        var id = item.AsObject("type", "id").GetRequired("id").AsString();
        return conversation.Find(id)
            ?? throw RealtimeErrorException.CreateInvalidValue(item.Path, $"Item with id '{id}' not found in conversation.");
    }

    private static TextItem ReadMessage(JsonField item, string id)
    {
        item.AsObject("id", "object", "type", "status", "role", "content");
        var role = item.GetRequired("role").AsOneOf("system", "user", "assistant");
        var allowedPartType = role == "assistant" ? "output_text" : "input_text";
        var parts = new List<string>();
        foreach (var part in item.GetRequired("content").AsArray())
        {
            part.AsObject("type", "text").GetRequired("type").AsOneOf(allowedPartType);
            parts.Add(part.GetRequired("text").AsString());
        }

        return new TextItem(id, role, parts);
    }
}
