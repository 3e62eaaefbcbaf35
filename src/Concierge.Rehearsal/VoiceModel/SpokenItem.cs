using System.Globalization;
using System.Text;
using System.Text.Json;
using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>An assistant message of output audio, which grows while it is generated and may be cut afterwards.</summary>
/// <param name="id">Its id.</param>
/// <param name="text">All that it is going to say.</param>
/// <param name="plannedMs">How long that takes to play, in milliseconds.</param>
internal sealed class SpokenItem(string id, string text, int plannedMs) : ConversationItem(id, "message")
{
    private readonly StringBuilder _transcript = new();

    /// <summary>Audio generated and not cut, in milliseconds.</summary>
    public int AudioMs { get; set; }

    /// <summary>Whether the client has cut it.</summary>
    public bool Truncated { get; private set; }

    /// <summary>The transcript sent so far.</summary>
    public string Transcript => _transcript.ToString();

    public override int TextTokens => TokensOf(Transcript);

    /// <summary>One token for 50 ms of output.</summary>
    public override int AudioTokens => AudioMs / 50;

    /// <summary>The next piece of the transcript: the words that begin before <paramref name="milliseconds"/>, or all the rest.</summary>
    public string NextWords(int milliseconds)
    {
        var sent = _transcript.Length;
        var end = milliseconds >= plannedMs ? text.Length : EndOfWord((int)(text.Length * (long)milliseconds / plannedMs));
        var words = end > sent ? text[sent..end] : "";
        _transcript.Append(words);
        return words;
    }

    /// <summary>Cuts audio and text at what was heard.</summary>
    /// <exception cref="RealtimeErrorException">There is less audio than that.</exception>
    public void Truncate(int audioEndMs)
    {
        if (audioEndMs > AudioMs)
        {
            throw new RealtimeErrorException("invalid_value", string.Create(CultureInfo.InvariantCulture,
                $"Audio content of {AudioMs}ms is already shorter than {audioEndMs}ms"));
        }

        AudioMs = audioEndMs;
        Truncated = true;
    }

    public override ConversationEntry ToEntry()
    {
        var said = AudioMs >= plannedMs ? text : WordsSaidBy(AudioMs);
        return new SpokenEntry(said, said.Length < text.Length);
    }

    protected override void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("role", "assistant");
        writer.WriteStartArray("content");
        if (_transcript.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "output_audio");
            if (!Truncated)
            {
                // The service deletes the transcript of a truncated item.
                writer.WriteString("transcript", Transcript);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>The words that were spoken to their end, taking each letter to last equally long.</summary>
    private string WordsSaidBy(int milliseconds)
    {
        var reached = (int)(text.Length * (long)milliseconds / plannedMs);
        var end = reached < text.Length && text[reached] != ' ' ? text.LastIndexOf(' ', Math.Max(0, reached)) : reached;
        return end <= 0 ? "" : text[..end].TrimEnd();
    }

    private int EndOfWord(int position)
    {
        var end = text.IndexOf(' ', Math.Clamp(position, 0, text.Length));
        return end < 0 ? text.Length : end;
    }
}
