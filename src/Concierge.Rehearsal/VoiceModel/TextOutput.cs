namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Sends the events of a text message word by word.</summary>
internal sealed class TextOutput(ServerEventQueue events, string responseId, int index, Conversation? conversation, TextItem item)
    : ResponseOutput(events, responseId, index, conversation, item)
{
    private string _text = "";

    public override void Open()
    {
        base.Open();
        SendPart("response.content_part.added");
    }

    /// <summary>Sends the next delta of the text.</summary>
    public void SendDelta(string text)
    {
        _text += text;
        item.Parts = [_text];
        Send("response.output_text.delta", writer =>
        {
            writer.WriteNumber("content_index", 0);
            writer.WriteString("delta", text);
        });
    }

    protected override void CloseContent()
    {
        Send("response.output_text.done", writer =>
        {
            writer.WriteNumber("content_index", 0);
            writer.WriteString("text", _text);
        });
        SendPart("response.content_part.done");
    }

    private void SendPart(string type) => Send(type, writer =>
    {
        writer.WriteNumber("content_index", 0);
        writer.WriteStartObject("part");
        writer.WriteString("type", "text");
        writer.WriteString("text", _text);
        writer.WriteEndObject();
    });
}
