using System.Text.Json;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A response as the events show it. The caller holds the session's lock.</summary>
internal sealed class ResponseResource(ResponseSettings settings, Conversation conversation)
{
    private readonly List<ConversationItem> _output = [];

    public string Id { get; } = RealtimeIds.NewResponseId();

    /// <summary><c>response.status</c>.</summary>
    public string Status { get; private set; } = "in_progress";

    /// <summary>Whether the response has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The items that the response has begun.</summary>
    public IReadOnlyList<ConversationItem> Output => _output;

    /// <summary>How many tokens of text and audio the model has read.</summary>
    public (int Text, int Audio) InputTokens { get; set; }

    public void AddOutput(ConversationItem item) => _output.Add(item);

    /// <summary>Ends the response.</summary>
    /// <param name="status">The final <c>response.status</c>.</param>
    public void End(string status) => (HasEnded, Status) = (true, status);

    /// <summary>Writes the property <c>response</c>.</summary>
    /// <param name="writer">The writer of the event.</param>
    /// <param name="reason">Why the response ended early; <see langword="null"/> without a reason.</param>
    /// <param name="errorCode">The error that ended the response; <see langword="null"/> without one.</param>
    public void WriteTo(Utf8JsonWriter writer, string? reason = null, string? errorCode = null)
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
        writer.WriteNumber("total_tokens", InputTokens.Text + InputTokens.Audio + textTokens + audioTokens);
        writer.WriteNumber("input_tokens", InputTokens.Text + InputTokens.Audio);
        writer.WriteNumber("output_tokens", textTokens + audioTokens);
        writer.WriteStartObject("input_token_details");
        writer.WriteNumber("text_tokens", InputTokens.Text);
        writer.WriteNumber("audio_tokens", InputTokens.Audio);
        writer.WriteNumber("image_tokens", 0);
        writer.WriteNumber("cached_tokens", 0);
        writer.WriteEndObject();
        writer.WriteStartObject("output_token_details");
        writer.WriteNumber("text_tokens", textTokens);
        writer.WriteNumber("audio_tokens", audioTokens);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Writes the fields of <c>rate_limits.updated</c>.</summary>
    public void WriteRateLimits(Utf8JsonWriter writer)
    {
        const int limit = 40_000;
        var usedTokens = Math.Min(limit, InputTokens.Text + InputTokens.Audio + _output.Sum(item => item.TextTokens + item.AudioTokens));
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
