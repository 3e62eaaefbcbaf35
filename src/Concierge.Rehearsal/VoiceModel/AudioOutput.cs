namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Sends the events of an audio message: chunks of audio, and the transcript slightly before them.</summary>
internal sealed class AudioOutput(ServerEventQueue events, string responseId, int index, Conversation? conversation, OutputAudioItem item)
    : ResponseOutput(events, responseId, index, conversation, item)
{
    private const int TranscriptLeadMs = 200;

    public override void Open()
    {
        base.Open();
        SendPart("response.content_part.added", "");
    }

    /// <summary>Sends a chunk of audio.</summary>
    /// <param name="audio">The chunk in the response's format.</param>
    /// <param name="endMs">The total audio including this chunk, in milliseconds.</param>
    public void SendDelta(ReadOnlySpan<byte> audio, int endMs)
    {
        if (item.TakeTranscriptUntil(endMs + TranscriptLeadMs) is { Length: > 0 } words)
        {
            Send("response.output_audio_transcript.delta", writer =>
            {
                writer.WriteNumber("content_index", 0);
                writer.WriteString("delta", words);
            });
        }

        if (!item.IsTruncated)
        {
            item.AudioMs = endMs;
        }

        var delta = Convert.ToBase64String(audio);
        Send("response.output_audio.delta", writer =>
        {
            writer.WriteNumber("content_index", 0);
            writer.WriteString("delta", delta);
        });
    }

    protected override void CloseContent()
    {
        Send("response.output_audio.done", writer => writer.WriteNumber("content_index", 0));
        Send("response.output_audio_transcript.done", writer =>
        {
            writer.WriteNumber("content_index", 0);
            writer.WriteString("transcript", item.Transcript);
        });
        SendPart("response.content_part.done", item.Transcript);
    }

    private void SendPart(string type, string transcript) => Send(type, writer =>
    {
        writer.WriteNumber("content_index", 0);
        writer.WriteStartObject("part");
        writer.WriteString("type", "audio");
        writer.WriteString("transcript", transcript);
        writer.WriteEndObject();
    });
}
