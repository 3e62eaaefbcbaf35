using System.Globalization;
using System.Text;
using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>An assistant message with output audio, which grows during generation and may be truncated afterwards.</summary>
/// <param name="id">The id of the item.</param>
/// <param name="text">The complete text.</param>
/// <param name="plannedMs">The playback duration of the complete text in milliseconds.</param>
internal sealed class OutputAudioItem(string id, string text, int plannedMs) : ConversationItem(id, "message")
{
    private readonly StringBuilder _transcript = new();

    /// <summary>The generated audio without the truncated part, in milliseconds.</summary>
    public int AudioMs { get; set; }

    /// <summary>Whether the client has truncated the item.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The transcript sent so far.</summary>
    public string Transcript => _transcript.ToString();

    public override int TextTokens => CountTokens(Transcript);

    /// <summary>One token for 50 ms of output.</summary>
    public override int AudioTokens => AudioMs / 50;

    /// <summary>Takes the next part of the transcript: the words that begin before <paramref name="milliseconds"/>, or all remaining words.</summary>
    public string TakeTranscriptUntil(int milliseconds)
    {
        var sent = _transcript.Length;
        var end = milliseconds >= plannedMs ? text.Length : FindEndOfWord((int)(text.Length * (long)milliseconds / plannedMs));
        var words = end > sent ? text[sent..end] : "";
        _transcript.Append(words);
        return words;
    }

    /// <summary>Truncates audio and text at the position that was played.</summary>
    /// <exception cref="RealtimeErrorException">The audio is shorter than <paramref name="audioEndMs"/>.</exception>
    public void Truncate(int audioEndMs)
    {
        if (audioEndMs > AudioMs)
        {
            throw new RealtimeErrorException("invalid_value", string.Create(CultureInfo.InvariantCulture,
                $"Audio content of {AudioMs}ms is already shorter than {audioEndMs}ms"));
        }

        AudioMs = audioEndMs;
        IsTruncated = true;
    }

    public override ConversationEntry ToEntry()
    {
        var spoken = AudioMs >= plannedMs ? text : GetWordsSpokenBy(AudioMs);
        return new AgentSpeechEntry(spoken, spoken.Length < text.Length);
    }

    protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("role", "assistant");
        writer.WriteStartArray("content");
        if (_transcript.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "output_audio");
            if (!IsTruncated)
            {
                // The service deletes the transcript of a truncated item.
                writer.WriteString("transcript", Transcript);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Gets the words that were spoken completely, on the assumption that all letters take the same time.</summary>
    private string GetWordsSpokenBy(int milliseconds)
    {
        var reached = (int)(text.Length * (long)milliseconds / plannedMs);
        var end = reached < text.Length && text[reached] != ' ' ? text.LastIndexOf(' ', Math.Max(0, reached)) : reached;
        return end <= 0 ? "" : text[..end].TrimEnd();
    }

    private int FindEndOfWord(int position)
    {
        var end = text.IndexOf(' ', Math.Clamp(position, 0, text.Length));
        return end < 0 ? text.Length : end;
    }
}
