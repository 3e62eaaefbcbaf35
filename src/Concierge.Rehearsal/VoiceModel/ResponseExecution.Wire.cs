using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <content>Writes the response in the wire format.</content>
internal sealed partial class ResponseExecution
{
    private void WriteResponse(Utf8JsonWriter writer, string? reason, string? errorCode)
    {
        writer.WriteStartObject("response");
        writer.WriteString("object", "realtime.response");
        writer.WriteString("id", Id);
        writer.WriteString("status", Status);
        if (Status is not ("in_progress" or "completed"))
        {
            writer.WriteStartObject("status_details");
            writer.WriteString("type", Status);
            if (reason is not null)
            {
                writer.WriteString("reason", reason);
            }

            if (errorCode is not null)
            {
                writer.WriteStartObject("error");
                writer.WriteString("type", "server_error");
                writer.WriteString("code", errorCode);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteStartArray("output");
        foreach (var item in _output)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
        if (settings.IsInConversation)
        {
            writer.WriteString("conversation_id", conversation.Id);
        }

        writer.WriteModalities(settings.SpeaksAudio);
        writer.WriteMaxOutputTokens(settings.MaxOutputTokens);
        writer.WriteStartObject("audio");
        writer.WriteStartObject("output");
        writer.WriteFormat(settings.OutputFormat);
        writer.WriteString("voice", settings.Voice);
        writer.WriteEndObject();
        writer.WriteEndObject();
        if (HasEnded)
        {
            WriteUsage(writer);
        }

        writer.WritePropertyName("metadata");
        if (settings.Metadata is { } metadata)
        {
            metadata.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }

    private void WriteUsage(Utf8JsonWriter writer)
    {
        var (textTokens, audioTokens) = (_output.Sum(item => item.TextTokens), _output.Sum(item => item.AudioTokens));
        writer.WriteStartObject("usage");
        writer.WriteNumber("total_tokens", _inputTokens.Text + _inputTokens.Audio + textTokens + audioTokens);
        writer.WriteNumber("input_tokens", _inputTokens.Text + _inputTokens.Audio);
        writer.WriteNumber("output_tokens", textTokens + audioTokens);
        writer.WriteStartObject("input_token_details");
        writer.WriteNumber("text_tokens", _inputTokens.Text);
        writer.WriteNumber("audio_tokens", _inputTokens.Audio);
        writer.WriteNumber("image_tokens", 0);
        writer.WriteNumber("cached_tokens", 0);
        writer.WriteEndObject();
        writer.WriteStartObject("output_token_details");
        writer.WriteNumber("text_tokens", textTokens);
        writer.WriteNumber("audio_tokens", audioTokens);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteRateLimits(Utf8JsonWriter writer)
    {
        const int limit = 40_000;
        var usedTokens = Math.Min(limit, _inputTokens.Text + _inputTokens.Audio + _output.Sum(item => item.TextTokens + item.AudioTokens));
        writer.WriteStartArray("rate_limits");
        writer.WriteStartObject();
        writer.WriteString("name", "tokens");
        writer.WriteNumber("limit", limit);
        writer.WriteNumber("remaining", limit - usedTokens);
        writer.WriteNumber("reset_seconds", usedTokens * 60.0 / limit);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
