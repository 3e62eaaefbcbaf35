using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Sends the events of one output item of a response.</summary>
/// <param name="events">The queue of server events.</param>
/// <param name="responseId">The id of the response.</param>
/// <param name="index">The index among the response's outputs.</param>
/// <param name="conversation">The conversation that receives the item, or null for an out-of-band response.</param>
/// <param name="item">The item.</param>
internal abstract class ResponseOutput(ServerEventQueue events, string responseId, int index, Conversation? conversation, ConversationItem item)
{
    /// <summary>Sends the events of the new, empty item.</summary>
    public virtual void Open()
    {
        item.Status = "in_progress";
        SendItem("response.output_item.added");
        if (conversation is not null)
        {
            conversation.Add(item);
            events.SendItem("conversation.item.added", conversation, item);
        }
    }

    /// <summary>Ends the item with a status, complete or not.</summary>
    public void Close(string status)
    {
        CloseContent();
        item.Status = status;
        if (conversation is not null)
        {
            events.SendItem("conversation.item.done", conversation, item);
        }

        SendItem("response.output_item.done");
    }

    /// <summary>Ends the content of the item.</summary>
    protected abstract void CloseContent();

    /// <summary>Sends an event about the item's content.</summary>
    protected void Send(string type, Action<Utf8JsonWriter> writeFields) => events.Send(type, writer =>
    {
        writer.WriteString("response_id", responseId);
        writer.WriteString("item_id", item.Id);
        writer.WriteNumber("output_index", index);
        writeFields(writer);
    });

    private void SendItem(string type) => events.Send(type, writer =>
    {
        writer.WriteString("response_id", responseId);
        writer.WriteNumber("output_index", index);
        writer.WritePropertyName("item");
        item.WriteTo(writer);
    });
}
