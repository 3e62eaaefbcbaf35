using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Sends the transcripts of the user's audio if the session has transcription configured.</summary>
internal sealed class InputTranscriber(SessionContext context)
{
    private readonly SessionServices _services = context.Services;

    /// <summary>Starts to transcribe an item with the session's present configuration. The caller holds the lock.</summary>
    public void Start(InputAudioItem item) =>
        context.TrackBackgroundTask(TranscribeAsync(item, context.Configuration.Transcription, context.Ending));

    private async Task TranscribeAsync(InputAudioItem item, JsonElement? transcription, CancellationToken cancellationToken)
    {
        try
        {
            var words = await item.Words;
            if (transcription is not { } configured)
            {
                return;
            }

            await Task.Delay(_services.Options.TranscriptionDelay, _services.TimeProvider, cancellationToken);
            lock (_services.SyncRoot)
            {
                item.Transcript = words;
                SendTranscript(item, words, inSeconds: configured.TryGetProperty("model", out var model) && model.ValueEquals("whisper-1"));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || item.Words.IsCanceled)
        {
            // The session has ended.
        }
        catch (Exception exception)
        {
            _services.Logger.LogRecognitionFailed(exception, item.Id);
            if (transcription is not null)
            {
                SendFailed(item);
            }
        }
    }

    private void SendTranscript(InputAudioItem item, string words, bool inSeconds)
    {
        if (words.Length > 0)
        {
            _services.Events.Send("conversation.item.input_audio_transcription.delta", writer =>
            {
                writer.WriteString("item_id", item.Id);
                writer.WriteNumber("content_index", 0);
                writer.WriteString("delta", words);
            });
        }

        _services.Events.Send("conversation.item.input_audio_transcription.completed", writer =>
        {
            writer.WriteString("item_id", item.Id);
            writer.WriteNumber("content_index", 0);
            writer.WriteString("transcript", words);
            writer.WriteStartObject("usage");
            if (inSeconds)
            {
                writer.WriteString("type", "duration");
                writer.WriteNumber("seconds", item.AudioMs / 1000.0);
            }
            else
            {
                var tokens = (words.Length + 3) / 4;
                writer.WriteString("type", "tokens");
                writer.WriteNumber("total_tokens", item.AudioTokens + tokens);
                writer.WriteNumber("input_tokens", item.AudioTokens);
                writer.WriteStartObject("input_token_details");
                writer.WriteNumber("text_tokens", 0);
                writer.WriteNumber("audio_tokens", item.AudioTokens);
                writer.WriteEndObject();
                writer.WriteNumber("output_tokens", tokens);
            }

            writer.WriteEndObject();
        });
    }

    private void SendFailed(InputAudioItem item) =>
        _services.Events.Send("conversation.item.input_audio_transcription.failed", writer =>
        {
            writer.WriteString("item_id", item.Id);
            writer.WriteNumber("content_index", 0);
            writer.WriteStartObject("error");
            writer.WriteString("type", "transcription_error");
            writer.WriteString("code", "audio_unintelligible");
            writer.WriteString("message", "The audio could not be transcribed.");
            writer.WriteEndObject();
        });
}
