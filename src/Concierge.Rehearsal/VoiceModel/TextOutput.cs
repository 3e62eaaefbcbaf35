namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A text message on its way, a word at a time.</summary>
internal sealed class TextOutput(ServerEvents events, string responseId, int index, Conversation? conversation, TextItem item)
    : ResponseOutput(events, responseId, index, conversation, item)
{
    private string _text = "";

    public override void Open()
    {
        base.Open();
        SendPart("response.content_part.added");
    }

    /// <summary>Sends the next piece of text.</summary>
    public void Piece(string text)
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
