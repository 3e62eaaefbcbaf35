namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Handles the client events that create, delete, retrieve and truncate items of the conversation.</summary>
internal sealed class ConversationItemHandler(SessionContext context)
{
    private readonly Conversation _conversation = context.Conversation;
    private readonly ServerEventQueue _events = context.Services.Events;

    public void Create(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id", "previous_item_id", "item");
        var item = ConversationItemParser.Parse(clientEvent.GetRequired("item"), _conversation);
        Add(item, clientEvent.GetOptional("previous_item_id") is { IsNull: false } previous ? previous.AsString() : null);
    }

    public void Delete(JsonField clientEvent)
    {
        var id = clientEvent.AsObject("type", "event_id", "item_id").GetRequired("item_id").AsString();
        if (!_conversation.Remove(id))
        {
            throw new RealtimeErrorException(
                "item_delete_invalid_item_id", $"Error deleting item: the item with id '{id}' does not exist.", "item_id");
        }

        _events.Send("conversation.item.deleted", writer => writer.WriteString("item_id", id));
    }

    public void Retrieve(JsonField clientEvent)
    {
        var id = clientEvent.AsObject("type", "event_id", "item_id").GetRequired("item_id").AsString();
        var item = _conversation.Find(id) ?? throw new RealtimeErrorException(
            "item_retrieve_invalid_item_id", $"Error retrieving item: the item with id '{id}' does not exist.", "item_id");
        _events.Send("conversation.item.retrieved", writer =>
        {
            writer.WritePropertyName("item");
            item.WriteTo(writer);
        });
    }

    public void Truncate(JsonField clientEvent)
    {
        clientEvent.AsObject("type", "event_id", "item_id", "content_index", "audio_end_ms");
        var id = clientEvent.GetRequired("item_id").AsString();
        var contentIndex = clientEvent.GetRequired("content_index");
        var audioEndMs = clientEvent.GetRequired("audio_end_ms").AsInteger(minimum: 0);
        var item = _conversation.Find(id) ?? throw new RealtimeErrorException(
            "item_truncate_invalid_item_id", $"Error truncating item: the item with id '{id}' does not exist.", "item_id");
        if (item is not OutputAudioItem spoken)
        {
            throw RealtimeErrorException.CreateInvalidValue("item_id", "Only model output audio messages can be truncated");
        }

        if (contentIndex.AsInteger() != 0)
        {
            throw RealtimeErrorException.CreateInvalidValue("content_index", $"The item '{id}' has one content part, with index 0.");
        }

        spoken.Truncate(audioEndMs);
        _events.Send("conversation.item.truncated", writer =>
        {
            writer.WriteString("item_id", id);
            writer.WriteNumber("content_index", 0);
            writer.WriteNumber("audio_end_ms", audioEndMs);
        });
    }

    /// <summary>Adds an item to the conversation and sends the events for it.</summary>
    public void Add(ConversationItem item, string? previousId = null)
    {
        _conversation.Add(item, previousId);
        _events.SendItem("conversation.item.added", _conversation, item);
        _events.SendItem("conversation.item.done", _conversation, item);
    }
}
